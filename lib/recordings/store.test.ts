import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../config'
import { type ByteRange, keyOf, openStores, type RecordingStore } from './store'
import { startS3 } from './testing/s3-server'

const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-recordings-'))
const SOUND = Buffer.from('ID3 and then what the caller said, some bytes of it')

let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.close())

let files = 0
async function keeps(store: RecordingStore, key: string) {
  const path = join(dataDir, `incoming-${++files}`)
  writeFileSync(path, SOUND)
  await store.keep(key, { path, sizeBytes: SOUND.length, contentType: 'audio/mpeg' })
}

async function read(store: RecordingStore, key: string, range?: ByteRange) {
  const found = await store.open(key, range)
  return found && [found.sizeBytes, (await buffer(found.stream)).toString()]
}

describe.each(['disk', 's3'] as const)('recordings kept in %s', (name) => {
  const open = (more: Partial<Config> = {}) =>
    openStores({ dataDir, ...(name === 's3' && { recordingsS3: s3.config }), ...more })

  test('come back as they were, whole and in parts', async () => {
    const { into } = open()
    expect(into.name).toBe(name)
    const key = keyOf('aaRecording-1')
    await keeps(into, key)
    expect(await read(into, key)).toEqual([SOUND.length, SOUND.toString()])
    expect(await read(into, key, { start: 4, end: 6 })).toEqual([SOUND.length, 'and'])
  })

  test('are gone once removed, and nobody minds removing them twice', async () => {
    const { into } = open()
    const key = keyOf('bbRecording-2')
    await keeps(into, key)
    await into.remove(key)
    await into.remove(key)
    expect(await into.open(key)).toBeUndefined()
  })
})

test('what lies in the data folder is for nobody else, and lies there once it is whole', async () => {
  const { into } = openStores({ dataDir })
  await keeps(into, keyOf('ccRecording-3'))
  const folder = join(dataDir, 'recordings', 'cc')
  expect(readdirSync(folder)).toEqual(['ccRecording-3'])
  expect(statSync(join(folder, 'ccRecording-3')).mode & 0o777).toBe(0o600)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('what was kept on the disk is found there when new recordings go to S3', () => {
  const stores = openStores({ dataDir, recordingsS3: s3.config })
  expect(stores.into.name).toBe('s3')
  expect(stores.named('disk')?.name).toBe('disk')
  expect(openStores({ dataDir }).named('s3')).toBeUndefined()
})

test('a store without that bucket says so', async () => {
  const { into } = openStores({ dataDir, recordingsS3: { ...s3.config, bucket: 'nobodys-recordings' } })
  await expect(keeps(into, keyOf('ddRecording-4'))).rejects.toThrow(/bucket/i)
})
