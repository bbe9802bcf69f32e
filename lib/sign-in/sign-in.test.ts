import { expect, test } from 'vitest'
import { PASSWORD } from '@/lib/access/testing/password'
import { listAudit } from '@/lib/store/audit-log'
import { changeRole, removePerson, setDisabled } from '@/lib/store/people'
import { endOtherSessions, ownSessions } from '@/lib/store/sessions'
import { describeOnEachDatabase } from '@/lib/store/testing/each-database'
import { invite, pendingInvitations, uninvite } from './invite'
import { firstRunPath, join } from './join'
import { resetFor, resetPassword } from './reset'
import { giveCode, signIn, signOut } from './sign-in'
import { codeOfApp } from './testing/authenticator'
import { house } from './testing/house'
import { userCommand } from './user-command'
import { headersFor } from './who'

const tokenOf = (path: string | undefined) => path?.split('/').at(-1) ?? ''
const ANN = { name: 'Ann', email: 'Ann@Patchbay.example', password: PASSWORD }

describeOnEachDatabase((open) => {
  test('the first-run link makes one owner, once, and the one before it works no more', async () => {
    const { db } = house(await open())
    const before = tokenOf(await firstRunPath(db))
    const token = tokenOf(await firstRunPath(db))
    expect(await join({ db }, before, ANN)).toEqual({ ok: false, reason: 'link' })
    const both = await Promise.all([
      join({ db }, token, ANN),
      join({ db }, token, { ...ANN, email: 'eve@x.example' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await firstRunPath(db)).toBeUndefined()
    const [{ hash } = { hash: '' }] = await db.client.oneTimeLink.findMany({ select: { hash: true } })
    expect(hash).not.toContain(token)
  })

  test('a wrong password and an account that is not there are answered alike', async () => {
    const here = house(await open())
    await here.moveIn('Ann', 'owner')
    const browser = here.browser()
    const wrong = { ok: false, reason: 'wrong' }
    const tries = ['ann@patchbay.example', 'nobody@patchbay.example', 'no address']
    for (const email of tries)
      expect(await signIn(here, browser.request(), { email, password: 'something else' })).toEqual(wrong)
    const { entries } = await listAudit(here.db, { limit: 10 })
    expect(entries.map(({ action }) => action)).toEqual(Array(3).fill('sign-in.failed'))
    expect(JSON.stringify(entries)).not.toContain('something else')
  })

  test('a stranger who guesses is asked to wait, and does not lock out whoever was in the account before', async () => {
    const here = house(await open())
    const { email } = await here.moveIn('Ann', 'owner')
    const [ann, stranger, another] = [
      here.browser(),
      here.browser('203.0.113.9'),
      here.browser('203.0.113.77'),
    ]
    const first = await signIn(here, ann.request(), { email, password: PASSWORD })
    if (first.ok) ann.keeps(first.cookies)
    for (let n = 0; n < 10; n++) await signIn(here, stranger.request(), { email, password: `guess ${n}` })
    const eleventh = await signIn(here, stranger.request(), { email, password: PASSWORD })
    expect(eleventh).toMatchObject({ ok: false, reason: 'wait', seconds: expect.any(Number) })
    expect(await signIn(here, another.request(), { email, password: PASSWORD })).toMatchObject({
      reason: 'wait',
    })
    expect(await signIn(here, ann.request(), { email, password: PASSWORD })).toMatchObject({ ok: true })
  })

  test('a session that is ended elsewhere is out at the next click, and so is who is locked out or removed', async () => {
    const here = house(await open())
    const { email, id } = await here.moveIn('Ben', 'editor')
    const [desk, phone] = [here.browser(), here.browser('192.0.2.8')]
    for (const browser of [desk, phone]) {
      const done = await signIn(here, browser.request(), { email, password: PASSWORD })
      if (done.ok) browser.keeps(done.cookies)
    }
    const ben = await desk.isIn()
    expect(ben).toMatchObject({ name: 'Ben', role: 'editor', address: '192.0.2.7' })
    const acting = here.db.as(ben ?? here.db.actor)
    const sessions = await ownSessions(acting)
    expect(sessions.map(({ address }) => address).sort()).toEqual(['192.0.2.7', '192.0.2.8'])
    await endOtherSessions(acting, sessions.find(({ address }) => address === '192.0.2.7')?.id ?? '')
    expect(await phone.isIn()).toBeUndefined()
    expect(await desk.isIn()).toBeDefined()
    await changeRole(here.db, id, 'viewer')
    expect(await desk.isIn()).toMatchObject({ role: 'viewer' })
    await setDisabled(here.db, id, true)
    expect(await desk.isIn()).toBeUndefined()
    const again = await signIn(here, desk.request(), { email, password: PASSWORD })
    expect(again).toEqual({ ok: false, reason: 'disabled' })
    expect(await removePerson(here.db, id)).toMatchObject({ ok: true })
    expect(await signIn(here, desk.request(), { email, password: PASSWORD })).toEqual({
      ok: false,
      reason: 'wrong',
    })
  })

  test('whoever signs out is out', async () => {
    const here = house(await open())
    const { email } = await here.moveIn('Ann', 'owner')
    const browser = here.browser()
    const done = await signIn(here, browser.request(), { email, password: PASSWORD })
    if (done.ok) browser.keeps(done.cookies)
    const kept = browser.request().headers.get('cookie') ?? ''
    const ann = await browser.isIn()
    browser.keeps(await signOut(here, browser.request(), ann ?? here.db.actor))
    expect(await browser.isIn()).toBeUndefined()
    // A copy of the cookie is of no use either.
    const thief = here.browser()
    thief.keeps(kept.split('; '))
    expect(await thief.isIn()).toBeUndefined()
  })

  test('with a second factor, the password alone lets nobody in; a recovery code does, once', async () => {
    const here = house(await open())
    const { email } = await here.moveIn('Ann', 'owner')
    const browser = here.browser()
    const first = await signIn(here, browser.request(), { email, password: PASSWORD })
    if (first.ok) browser.keeps(first.cookies)
    const begun = await here.auth.api.enableTwoFactor({
      body: { password: PASSWORD },
      headers: headersFor(browser.request(), here.config),
    })
    const { totpURI, backupCodes } = begun as { totpURI: string; backupCodes: string[] }
    const base32 = new URL(totpURI).searchParams.get('secret') ?? ''
    const code = () => codeOfApp(base32)
    await here.auth.api.verifyTOTP({
      body: { code: code() },
      headers: headersFor(browser.request(), here.config),
    })

    const other = here.browser('192.0.2.9')
    const half = await signIn(here, other.request(), { email, password: PASSWORD })
    expect(half).toMatchObject({ ok: true, needsCode: true })
    if (half.ok) other.keeps(half.cookies)
    expect(await other.isIn()).toBeUndefined()
    expect(await giveCode(here, other.request(), { code: '000000', isRecovery: false })).toMatchObject({
      reason: 'wrong',
    })
    const recovery = { code: backupCodes[0] ?? '', isRecovery: true }
    const whole = await giveCode(here, other.request(), recovery)
    expect(whole).toMatchObject({ ok: true })
    if (whole.ok) other.keeps(whole.cookies)
    expect(await other.isIn()).toMatchObject({ name: 'Ann' })

    const third = here.browser('192.0.2.10')
    const again = await signIn(here, third.request(), { email, password: PASSWORD })
    if (again.ok) third.keeps(again.cookies)
    expect(await giveCode(here, third.request(), recovery)).toMatchObject({ ok: false })
    const [row] = await here.db.query('SELECT secret, backup_codes FROM second_factors')
    expect(JSON.stringify(row)).not.toContain(backupCodes[1])
  })

  test('an invitation lets one come in with its address and role, until it is taken back', async () => {
    const here = house(await open())
    await here.moveIn('Ann', 'owner')
    const invited = await invite(here.db, { email: 'ben@patchbay.example', role: 'editor' })
    const token = tokenOf(invited.ok ? invited.path : '')
    const joined = await join(here, token, { name: 'Ben', email: 'eve@evil.example', password: PASSWORD })
    expect(joined).toEqual({ ok: true, email: 'ben@patchbay.example' })
    expect(await invite(here.db, { email: 'ben@patchbay.example', role: 'owner' })).toMatchObject({
      ok: false,
    })
    const cat = await invite(here.db, { email: 'cat@patchbay.example', role: 'viewer' })
    const [pending] = await pendingInvitations(here.db)
    expect(await uninvite(here.db, pending?.id ?? '')).toBe(true)
    expect(
      await join(here, tokenOf(cat.ok ? cat.path : ''), { ...ANN, email: 'cat@patchbay.example' }),
    ).toMatchObject({ ok: false })
  })

  test('a reset link sets a password once, and ends every session', async () => {
    const here = house(await open())
    const { email, id } = await here.moveIn('Ann', 'owner')
    const browser = here.browser()
    const done = await signIn(here, browser.request(), { email, password: PASSWORD })
    if (done.ok) browser.keeps(done.cookies)
    const token = tokenOf(await resetFor(here.db, id))
    expect(await resetPassword(here, token, 'another long password')).toBe(email)
    expect(await resetPassword(here, token, 'yet another password')).toBeUndefined()
    expect(await browser.isIn()).toBeUndefined()
    expect(await signIn(here, browser.request(), { email, password: PASSWORD })).toMatchObject({ ok: false })
    expect(await signIn(here, browser.request(), { email, password: 'another long password' })).toMatchObject(
      { ok: true },
    )
  })

  test('the last owner stays one, also when two demote each other at once', async () => {
    const here = house(await open())
    const ann = await here.moveIn('Ann', 'owner')
    expect(await changeRole(here.db, ann.id, 'viewer')).toEqual({ ok: false, reason: 'last-owner' })
    expect(await setDisabled(here.db, ann.id, true)).toEqual({ ok: false, reason: 'last-owner' })
    expect(await removePerson(here.db, ann.id)).toEqual({ ok: false, reason: 'last-owner' })
    const ben = await here.moveIn('Ben', 'owner')
    const both = await Promise.all([
      changeRole(here.db, ann.id, 'editor'),
      changeRole(here.db, ben.id, 'editor'),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('who has the machine lists people, resets a password and locks somebody out', async () => {
    const here = house(await open())
    await here.moveIn('Ann', 'owner')
    const run = (...args: string[]) => userCommand(args, 'https://pb.example', async () => here.db)
    expect((await run('list')).text).toMatch(/Ann +owner +ann@patchbay\.example/)
    expect((await run('reset', 'ann')).text).toMatch(/https:\/\/pb\.example\/reset\/[\w-]{32}/)
    expect((await run('disable', 'Ann')).text).toContain('last owner')
    expect((await run('invite', 'ben@patchbay.example', '--role', 'editor')).text).toContain('/join/')
    expect(await run('role', 'Nobody', 'editor')).toMatchObject({
      ok: false,
      text: expect.stringContaining('list'),
    })
  })
})
