import { randomBytes } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { SELF_SIGNED } from '@/lib/doctor/testing/self-signed'
import { SYSTEM } from '../access/roles'
import { NotAllowed } from '../store/allow'
import type { Database } from '../store/database'
import { describeOnEachDatabase } from '../store/testing/each-database'
import { changeMail, describeMail, isMailSet, type MailChange, mailChange, removeMail } from './mail-setting'
import { sendMail } from './send-mail'
import { startMailServer, type TestMailServer } from './testing/mail-server'

const encryptionKey = randomBytes(32)
const MAIL = { to: 'night-desk@example.com', subject: 'A message for you', text: 'Ring back, please.' }
const trusted = SELF_SIGNED.cert

const servers: { close: () => unknown }[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

async function serverWith(options?: SMTPServerOptions): Promise<TestMailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

const set = (db: Database, port: number, more: Partial<MailChange> = {}) =>
  changeMail(
    { db, encryptionKey },
    { host: 'localhost', port, security: 'none', user: '', from: 'patchbay@example.com', ...more },
  )

/** Takes one user and password. */
const withSignIn: SMTPServerOptions = {
  ...SELF_SIGNED,
  authOptional: false,
  onAuth: ({ username, password }, _session, done) =>
    username === 'patchbay' && password === 'wisteria'
      ? done(null, { user: username })
      : done(new Error('Who are you?')),
}

describeOnEachDatabase((open) => {
  test('nothing is sent, and it is said what to do, before a server is set', async () => {
    const db = await open()
    expect(await isMailSet(db)).toBe(false)
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({ reason: 'not-set' })
  })

  test('a mail arrives as it was written, with what is attached', async () => {
    const db = await open()
    const server = await serverWith()
    await set(db, server.port)
    expect(await isMailSet(db)).toBe(true)
    const attachments = [{ filename: 'a.mp3', contentType: 'audio/mpeg', content: Buffer.from([1, 2, 3]) }]
    const sent = await sendMail({ db, encryptionKey }, { ...MAIL, html: '<p>Ring back</p>', attachments })
    expect(sent).toEqual({ ok: true })
    const [mail] = server.mails
    expect(mail).toMatchObject({ subject: 'A message for you', text: expect.stringContaining('Ring back') })
    expect(mail?.from?.text).toBe('"Patchbay" <patchbay@example.com>')
    expect(mail?.attachments[0]).toMatchObject({ filename: 'a.mp3', content: Buffer.from([1, 2, 3]) })
  })

  test('a line break in a subject adds no header of its own', async () => {
    const db = await open()
    const server = await serverWith()
    await set(db, server.port)
    await sendMail({ db, encryptionKey }, { ...MAIL, subject: 'Hello\r\nBcc: everybody@example.com' })
    expect(server.mails[0]?.bcc).toBeUndefined()
    expect(server.mails[0]?.headers.has('bcc')).toBe(false)
  })

  test('user and password are shown to the server that asks for them, over TLS of either sort', async () => {
    const db = await open()
    for (const security of ['tls', 'starttls'] as const) {
      const server = await serverWith({ ...withSignIn, secure: security === 'tls' })
      await set(db, server.port, { security, user: 'patchbay', password: 'wisteria' })
      expect(await sendMail({ db, encryptionKey }, MAIL, { trusted })).toEqual({ ok: true })
      expect(server.mails).toHaveLength(1)
      await set(db, server.port, { security, user: 'patchbay', password: 'wrong' })
      expect(await sendMail({ db, encryptionKey }, MAIL, { trusted })).toMatchObject({ reason: 'sign-in' })
    }
  })

  test('no password goes to a server whose certificate nobody vouches for, nor to one that offers no encryption', async () => {
    const db = await open()
    const asked: string[] = []
    const noted: SMTPServerOptions = {
      onAuth: ({ username }, _session, done) => {
        asked.push(username ?? '')
        done(null, { user: 'anybody' })
      },
    }
    for (const secure of [true, false]) {
      const server = await serverWith({ ...SELF_SIGNED, ...noted, secure })
      await set(db, server.port, {
        security: secure ? 'tls' : 'starttls',
        user: 'patchbay',
        password: 'wisteria',
      })
      const sent = await sendMail({ db, encryptionKey }, MAIL)
      expect(sent).toMatchObject({ reason: 'tls', message: expect.stringContaining('certificate') })
    }
    const plain = await serverWith({ ...noted, allowInsecureAuth: true })
    await set(db, plain.port, { security: 'starttls', user: 'patchbay', password: 'wisteria' })
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({ reason: 'tls' })
    expect(asked).toEqual([])
  })

  test('what the server refuses is told in its own words, and whether to try again', async () => {
    const db = await open()
    const server = await serverWith()
    await set(db, server.port)
    server.refuses(550, 'No such mailbox here')
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({
      reason: 'refused',
      isLasting: true,
      message: expect.stringContaining('No such mailbox here'),
    })
    server.refuses(451, 'Greylisted')
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({ reason: 'refused', isLasting: false })
  })

  test('a server that is not there, has no such name, or speaks something else is told apart', async () => {
    const db = await open()
    const gone = await startMailServer()
    await gone.close()
    await set(db, gone.port)
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({ reason: 'unreachable' })
    await set(db, 25, { host: 'mail.invalid' })
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('no server named mail.invalid'),
    })
    const plain = await serverWith()
    await set(db, plain.port, { security: 'tls' })
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({ reason: 'tls' })
    const dropping = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    servers.push(dropping)
    await new Promise((listening) => dropping.once('listening', listening))
    await set(db, (dropping.address() as AddressInfo).port)
    expect(await sendMail({ db, encryptionKey }, MAIL)).toMatchObject({ ok: false, reason: 'broken' })
  })

  test('a server that never greets is waited for only so long', async () => {
    const db = await open()
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    servers.push(silent)
    await new Promise((listening) => silent.once('listening', listening))
    await set(db, (silent.address() as AddressInfo).port)
    expect(await sendMail({ db, encryptionKey }, MAIL, { connectMs: 100 })).toMatchObject({
      reason: 'timeout',
    })
  })

  test('a password is never shown, stays until another is given, and goes with the server', async () => {
    const db = await open()
    await set(db, 587, { user: 'patchbay', password: 'wisteria' })
    await set(db, 465, { user: 'patchbay', security: 'tls' })
    const shown = await describeMail(db)
    expect(shown).toMatchObject({ port: 465, hasPassword: true })
    expect(JSON.stringify([shown, await db.query('SELECT * FROM settings, audit_entries')])).not.toContain(
      'wisteria',
    )
    await removeMail({ db })
    expect(await describeMail(db)).toMatchObject({ host: '', hasPassword: false })
  })

  test('only an owner changes the server, and it is written down who did', async () => {
    const db = await open()
    const publisher = db.as({ ...SYSTEM, role: 'publisher' })
    await expect(set(publisher, 25)).rejects.toThrow(NotAllowed)
    await expect(removeMail({ db: publisher })).rejects.toThrow(NotAllowed)
    await set(db, 25)
    const entries = await db.query('SELECT action, details FROM audit_entries')
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      action: 'mail.changed',
      details: expect.stringContaining('localhost'),
    })
  })
})

test('only what may be a mail server is taken', () => {
  const right = { host: 'smtp.example.com', port: 587, security: 'starttls', user: '', from: 'a@example.com' }
  expect(mailChange.safeParse(right).success).toBe(true)
  for (const wrong of [{ host: 'a b' }, { host: '' }, { port: 0 }, { from: 'nobody' }, { user: 'a\nb' }])
    expect(mailChange.safeParse({ ...right, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
})
