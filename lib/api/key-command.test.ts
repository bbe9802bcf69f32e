import { expect, test } from 'vitest'
import { findApiKey } from '@/lib/store/api-keys'
import { keyCommand } from './key-command'
import { onBothDatabases } from './testing/on-both-databases'

onBothDatabases((_, db) => {
  const run = (...args: string[]) => keyCommand(args, async () => db())
  const keyIn = (text: string) => text.match(/pb_[\w-]{43}/)?.[0] ?? ''
  const idIn = (text: string) => text.match(/revoke (\S+)/)?.[1] ?? ''

  test('a key is made, shown once, opens the API, and is listed without itself', async () => {
    const made = await run('create', 'billing', 'script')
    expect(made.ok).toBe(true)
    expect(await findApiKey(db(), keyIn(made.text))).toMatchObject({ name: 'billing script' })
    const { text } = await run('list')
    expect(text).toContain('billing script')
    expect(text).toContain(idIn(made.text))
    expect(text).not.toContain('pb_')
  })

  test('a revoked key opens nothing, and a second time there is none to revoke', async () => {
    const { text } = await run('create', 'leaver')
    expect(await run('revoke', idIn(text))).toMatchObject({ ok: true })
    expect(await findApiKey(db(), keyIn(text))).toBeUndefined()
    expect((await run('list')).text).not.toContain(idIn(text))
    expect(await run('revoke', idIn(text))).toMatchObject({
      ok: false,
      text: expect.stringContaining('list'),
    })
  })
})

test.each([
  [[], /create NAME/],
  [['make', 'x'], /create NAME/],
  [['list', 'all'], /create NAME/],
  [['create'], /name/],
  [['create', '  '], /name/],
  [['create', 'x'.repeat(81)], /too long/],
  [['create', 'a\nb'], /cannot be shown/],
  [['revoke'], /Which one/],
])('%j is answered in words, without a database', async (args, words) => {
  const told = await keyCommand(args, () => expect.unreachable('the database was opened'))
  expect(told).toMatchObject({ ok: false, text: expect.stringMatching(words) })
})
