import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findRecording, keepRecording } from './kept-recordings'

const folders: string[] = []
const dataDir = async () => {
  const made = await mkdtemp(join(tmpdir(), 'patchbay-recordings-'))
  folders.push(made)
  return made
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

const message = { type: 'audio/webm', audio: new Uint8Array([1, 2, 3]) } as const

test('a message is found as it was kept', async () => {
  const dir = await dataDir()
  await keepRecording(dir, 'one', message)
  expect(await findRecording(dir, 'one')).toEqual(message)
  expect(await findRecording(dir, 'two')).toBeUndefined()
})

test('only the newest messages are kept', async () => {
  const dir = await dataDir()
  for (const [at, id] of ['old', 'middle', 'new'].entries()) {
    await keepRecording(dir, id, message, 2)
    await utimes(join(dir, 'test-recordings', `${id}.webm`), 1_000 + at, 1_000 + at)
  }
  await keepRecording(dir, 'newest', message, 2)
  expect((await readdir(join(dir, 'test-recordings'))).sort()).toEqual(['new.webm', 'newest.webm'])
})

test('messages that are kept at the same time do not get into each other’s way', async () => {
  const dir = await dataDir()
  const ids = Array.from({ length: 40 }, (_, at) => `message-${at}`)
  await Promise.all(ids.map((id) => keepRecording(dir, id, message, 2)))
  expect((await readdir(join(dir, 'test-recordings'))).length).toBeLessThanOrEqual(2)
})
