import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { cookiesOf, type Dashboard, dashboard } from '@/lib/access/testing/dashboard'
import { PASSWORD } from '@/lib/access/testing/password'
import { startMailServer, type TestMailServer } from '@/lib/mail/testing/mail-server'
import { server } from '@/lib/server'
import { whoAsks } from '@/lib/sign-in/who'
import { personByEmail, setDisabled } from '@/lib/store/people'
import { POST as joins } from './join/route'
import { POST as invites } from './people/invitations/route'
import { POST as asksReset, PUT as resets } from './reset/route'
import { POST as signsIn } from './session/route'
import { PUT as setsMail } from './settings/mail/route'

let patchbay: Dashboard
let post: TestMailServer
beforeAll(async () => {
  patchbay = await dashboard()
  post = await startMailServer()
})
afterAll(() => Promise.all([patchbay.close(), post.close()]))
beforeEach(async () => {
  await patchbay.db.query('DELETE FROM tries')
  await patchbay.db.query('DELETE FROM settings')
  post.mails.splice(0)
  post.takesAgain()
})

const mailIsSet = () =>
  patchbay.asks(setsMail, 'PUT', '/internal/settings/mail', {
    role: 'owner',
    body: { host: 'localhost', port: post.port, security: 'none', user: '', from: 'patchbay@example.com' },
  })

const invited = (email: string) =>
  patchbay.asks(invites, 'POST', '/internal/people/invitations', {
    role: 'owner',
    body: { email, role: 'editor' },
  })

/** Somebody does not know their password: all that the answer tells. */
async function forgot(email: string) {
  const answer = await patchbay.asks(asksReset, 'POST', '/internal/reset', { body: { email } })
  return { status: answer.status, headers: [...answer.headers.keys()].sort(), text: await answer.text() }
}

/** The link of the next mail, once it has arrived. */
async function mailed(kind: 'join' | 'reset') {
  const mail = await vi.waitFor(() => post.mails.shift() ?? Promise.reject(new Error('no mail')), {
    timeout: 10_000,
  })
  const [, token] = mail.text?.match(new RegExp(`http://[\\w.:]+/${kind}/([\\w-]{32})`)) ?? []
  return { mail, token }
}

const entered = async (response: Response) =>
  (await whoAsks(await server(), new Headers({ cookie: cookiesOf(response) })))?.actor

test('who is invited gets a mail from whoever invites them, and comes in by its link, once', async () => {
  await mailIsSet()
  expect(await (await invited('ben@elsewhere.example')).json()).toMatchObject({
    isMailed: true,
    mailTrouble: null,
  })
  const { mail, token } = await mailed('join')
  expect(mail.subject).toBe('owner invites you to Patchbay')
  expect(mail.to).toMatchObject({ text: 'ben@elsewhere.example' })
  const body = { token, name: 'Ben', email: 'ben@elsewhere.example', password: PASSWORD }
  const comes = () => patchbay.asks(joins, 'POST', '/internal/join', { body })
  expect(await entered(await comes())).toMatchObject({ name: 'Ben', role: 'editor' })
  expect((await comes()).status).toBe(410)
})

test('an invitation whose mail does not arrive is told to whoever invites, who has the link', async () => {
  await mailIsSet()
  post.refuses(550, 'No such mailbox')
  const told = await (await invited('cat@elsewhere.example')).json()
  expect(told).toMatchObject({ isMailed: false, link: expect.stringContaining('/join/') })
  expect(told.mailTrouble).toContain('No such mailbox')
})

test('a link for a new password is mailed to who is here; others are answered alike and get none', async () => {
  await mailIsSet()
  const locked = await personByEmail(patchbay.db, 'viewer@patchbay.example')
  await setDisabled(patchbay.db, locked?.id ?? '', true)
  const strange = await forgot('nobody@patchbay.example')
  expect(strange.status).toBe(200)
  expect(await forgot('viewer@patchbay.example')).toEqual(strange)
  expect(await forgot('EDITOR@patchbay.example')).toEqual(strange)

  const { mail, token } = await mailed('reset')
  expect(mail.to).toMatchObject({ text: 'editor@patchbay.example' })
  const sets = (password: string) =>
    patchbay.asks(resets, 'PUT', '/internal/reset', { body: { token, password } })
  expect(await entered(await sets('another long password'))).toMatchObject({ role: 'editor' })
  expect((await sets('and one more password')).status).toBe(410)
  const withOld = await patchbay.asks(signsIn, 'POST', '/internal/session', {
    body: { email: 'editor@patchbay.example', password: PASSWORD },
  })
  expect(withOld.status).toBe(422)
  expect(post.mails).toEqual([])
})

test('the mail server’s trouble does not tell either who is here, nor does that none is set', async () => {
  expect(await forgot('owner@patchbay.example')).toEqual(await forgot('nobody@patchbay.example'))
  await mailIsSet()
  post.refuses(451, 'Later')
  expect(await forgot('owner@patchbay.example')).toEqual(await forgot('nobody@patchbay.example'))
})

test('whoever asks again and again fills nobody’s mailbox, and cannot tell', async () => {
  await mailIsSet()
  const answers = []
  for (let n = 0; n < 8; n++) answers.push(await forgot('publisher@patchbay.example'))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  await vi.waitFor(() => expect(post.mails).toHaveLength(5), { timeout: 10_000 })
  // Somebody else's comes after all of those, were there more.
  await forgot('editor@patchbay.example')
  await vi.waitFor(
    () =>
      expect(post.mails.map(({ to }) => to)).toContainEqual(
        expect.objectContaining({ text: 'editor@patchbay.example' }),
      ),
    { timeout: 10_000 },
  )
  expect(post.mails).toHaveLength(6)
})
