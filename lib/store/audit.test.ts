import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Actor, SYSTEM } from '@/lib/access/roles'
import { putAccount } from './accounts'
import { NotAllowed } from './allow'
import { audit } from './audit'
import { AUDIT_ACTIONS } from './audit-actions'
import { auditCsv } from './audit-csv'
import { isAuditCursor, listAudit, listAuditActors } from './audit-log'
import { deleteCalendar, putCalendar, saveCalendar } from './calendars'
import { changeAccount, removeAccount } from './change-account'
import type { Database } from './database'
import { archiveFlow, createFlow, saveDraft } from './flows'
import { assignNumber, createNumber, labelNumber, removeNumber } from './numbers'
import { takeTurn } from './placed-calls'
import { exportFlow, importFlow } from './portable-flow'
import { noteRestored } from './restored'
import { describeOnEachDatabase } from './testing/each-database'
import { someFlow } from './testing/flows'
import { publish, setLive } from './versions'

/** What must stand in no entry, wherever it is handed in. */
const SECRET = 'wisteria-4471'
const encryptionKey = randomBytes(32)
const E164 = '+442079460000'
const CALLEE = '+447700900123'

const ADA: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'owner', address: '203.0.113.9' }
const WEEK = { timeZone: 'Europe/London', week: {}, days: [] }

/** Does everything once that the store writes down. */
async function doEverything(db: Database): Promise<void> {
  const { id } = await createFlow(db, { document: someFlow('Reception') })
  await importFlow(db, someFlow('Clinic'))
  await exportFlow(db, id)
  await publish(db, id, { note: SECRET })
  await saveDraft(db, id, someFlow('Reception', SECRET), 1)
  await publish(db, id)
  await setLive(db, id, 1)
  await setLive(db, id, 2)
  await noteRestored(db, id, 1)
  await createNumber(db, { e164: E164, carrier: 'sandbox' })
  await assignNumber(db, E164, { flow: id, version: 1 })
  await labelNumber(db, E164, 'Front desk')
  await takeTurn(
    db,
    { carrier: 'sandbox', from: E164, to: CALLEE, flowId: id, versionId: 'v', idempotencyKey: SECRET },
    { perSecond: 3, maxWaitMs: 1_000, now: Date.now },
  )
  await assignNumber(db, E164, { flow: null })
  await db.query('DELETE FROM placed_calls')
  await removeNumber(db, E164)
  await archiveFlow(db, id, true)
  await archiveFlow(db, id, false)
  await saveCalendar(db, 'Office', WEEK, null)
  const until = '2100-01-01T00:00:00.000Z'
  await putCalendar(db, 'Office', { ...WEEK, override: { state: 'closed', until, note: SECRET } })
  await putCalendar(db, 'Office', WEEK)
  await putCalendar(db, 'Office', { ...WEEK, timeZone: 'Europe/Paris' })
  await deleteCalendar(db, 'Office')
  const secrets = { apiSecret: SECRET, privateKey: SECRET }
  await putAccount(db, encryptionKey, 'vonage', { apiKey: SECRET, ...secrets, signatureSecrets: [SECRET] })
  await changeAccount(db, encryptionKey, 'vonage', {
    ...secrets,
    signatureSecret: SECRET,
    acceptsUnsigned: true,
  })
  await changeAccount(db, encryptionKey, 'vonage', { pendingPrivateKey: SECRET })
  const made = { applicationId: 'app-1', privateKey: SECRET, pendingPrivateKey: null }
  await changeAccount(db, encryptionKey, 'vonage', made, 'carrier.application-made')
  await changeAccount(db, encryptionKey, 'vonage', { applicationId: 'app-2' }, 'carrier.application-taken')
  await removeAccount(db, 'vonage')
  await auditCsv(db, {})
}

/** What is written down elsewhere, with tests of its own. */
const ELSEWHERE = /^(number\.(un)?linked|carrier\.webhooks-set|secrets\.rotated)$/
const OURS = /^(flow|number|calendar|carrier|audit|secrets)\.|^call\.placed$/

describeOnEachDatabase((open, provider) => {
  test('everything that is done is written down, with who did it and from where, and never with a secret', async () => {
    const db = (await open()).as(ADA)
    await doEverything(db)
    const { entries } = await listAudit(db, { limit: 1_000 })
    const wanted = Object.keys(AUDIT_ACTIONS).filter((action) => OURS.test(action) && !ELSEWHERE.test(action))
    expect([...new Set(entries.map(({ action }) => action))].sort()).toEqual(wanted.sort())
    for (const { actor, address } of entries)
      expect({ ...actor, address }).toEqual({
        kind: 'person',
        id: 'ada',
        name: 'Ada',
        address: '203.0.113.9',
      })
    const text = JSON.stringify(await db.query('SELECT * FROM audit_entries'))
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain(CALLEE)
    expect(entries.find(({ action }) => action === 'flow.rolled-back')?.details).toEqual({
      name: 'Reception',
      version: 1,
      before: 2,
    })
    expect(
      entries.filter(({ action }) => action === 'carrier.changed').map(({ details }) => details),
    ).toEqual([
      { set: 'apiSecret, privateKey, signatureSecret', acceptsUnsigned: true },
      { set: 'apiKey, apiSecret, privateKey, signatureSecret', acceptsUnsigned: false },
    ])
  })

  test('what was not done is not written down', async () => {
    const db = await open()
    const { id } = await createFlow(db, { document: someFlow('Reception') })
    const before = await listAudit(db)
    expect((await setLive(db, id, 7)).ok).toBe(false)
    expect((await createNumber(db, { e164: 'nonsense', carrier: 'sandbox' })).ok).toBe(false)
    expect((await removeNumber(db, E164)).ok).toBe(false)
    expect((await archiveFlow(db, 'nowhere', true)).ok).toBe(false)
    expect(await labelNumber(db, E164, 'x')).toBeUndefined()
    expect(await deleteCalendar(db, 'Office')).toBe(false)
    expect(await removeAccount(db, 'vonage')).toBe(false)
    expect((await saveCalendar(db, 'Office', WEEK, '2026-01-01T00:00:00.000Z')).ok).toBe(false)
    expect(await noteRestored(db, id, 3)).toBe(false)
    expect(await listAudit(db)).toEqual(before)
  })

  test('nothing that reaches the database changes or removes what was written down', async () => {
    const db = await open()
    await audit(db, { action: 'flow.made', subject: 'f1' })
    const before = await listAudit(db)
    const attacks = [
      `UPDATE audit_entries SET actor_name = 'Nobody'`,
      'DELETE FROM audit_entries',
      ...(provider === 'postgresql'
        ? ['TRUNCATE audit_entries', 'UPDATE audit_entries SET id = id WHERE 1 = 0']
        : [
            `INSERT OR REPLACE INTO audit_entries SELECT id, at, actor_kind, actor_id, 'Nobody', address, action, subject, details
              FROM audit_entries`,
          ]),
    ]
    // Prisma's adapter for SQLite tells any trigger's refusal as one of a foreign key.
    const refusal = provider === 'sqlite' ? /./ : /only added to/
    for (const attack of attacks) await expect(db.query(attack), attack).rejects.toThrow(refusal)
    await expect(db.client.auditEntry.deleteMany()).rejects.toThrow(refusal)
    expect(await listAudit(db)).toEqual(before)
  })

  test('the log is narrowed by who, what, to what and when, and read a page at a time', async () => {
    const db = await open()
    const bert = db.as({ ...ADA, id: 'bert', name: 'Bert' })
    for (let n = 0; n < 7; n += 1) await audit(n % 2 ? bert : db, { action: 'flow.made', subject: `f${n}` })
    await audit(bert, { action: 'flow.published', subject: 'f1' })
    const found = async (filters: Parameters<typeof listAudit>[1]) =>
      (await listAudit(db, filters)).entries.map(({ subject }) => subject)
    expect(await found({ actor: 'bert' })).toEqual(['f1', 'f5', 'f3', 'f1'])
    expect(await found({ actor: 'bert', action: 'flow.published' })).toEqual(['f1'])
    expect(await found({ subject: 'f1' })).toEqual(['f1', 'f1'])
    expect(await found({ from: '2100-01-01T00:00:00.000Z' })).toEqual([])
    expect(await found({ to: '2100-01-01T00:00:00.000Z' })).toHaveLength(8)
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listAudit(db, { limit: 3 }, cursor)
      seen.push(...page.entries.map(({ subject }) => subject))
      if (page.next === null) break
      expect(isAuditCursor(page.next)).toBe(true)
      cursor = page.next
    }
    expect(seen).toEqual(['f1', 'f6', 'f5', 'f4', 'f3', 'f2', 'f1', 'f0'])
    expect(await listAuditActors(db)).toEqual([
      { id: 'bert', name: 'Bert' },
      { id: 'system', name: 'Patchbay' },
    ])
  })

  test('only owners read it, and what they take out is no formula', async () => {
    const db = await open()
    await audit(db, {
      action: 'number.labelled',
      subject: '=HYPERLINK("http://elsewhere.example")',
      details: { label: 'a,"b"' },
    })
    const publisher = db.as({ ...SYSTEM, role: 'publisher' })
    await expect(listAudit(publisher)).rejects.toThrow(NotAllowed)
    await expect(listAuditActors(publisher)).rejects.toThrow(NotAllowed)
    await expect(auditCsv(publisher, {})).rejects.toThrow(NotAllowed)
    let text = ''
    for await (const piece of await auditCsv(db, {})) text += piece
    const [head, exported, labelled] = text.split('\n')
    expect(head).toBe('\uFEFFat,who,kind,who id,from address,what,action,subject,details')
    expect(exported).toContain('audit.exported')
    expect(labelled).toContain(`"'=HYPERLINK(""http://elsewhere.example"")"`)
    expect(labelled).toContain('"{""label"":""a,\\""b\\""""}"')
  })
})
