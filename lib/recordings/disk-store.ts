import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RecordingStore } from './store'

/** Where recordings lie in the data folder, and those on their way in beside them: on one disk, so that a name is all that changes. */
export const recordingsFolder = (dataDir: string) => join(/* turbopackIgnore: true */ dataDir, 'recordings')
export const incomingFolder = (dataDir: string) => join(recordingsFolder(dataDir), '.incoming')

/** Keeps recordings in the data folder, for nobody's eyes but ours (mode 600). */
export function makeDiskStore(dataDir: string): RecordingStore {
  const pathOf = (key: string) => join(recordingsFolder(dataDir), ...key.split('/'))
  return {
    name: 'disk',

    async keep(key, { path }) {
      const place = pathOf(key)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await chmod(path, 0o600)
      await toDisk(path)
      await rename(path, place).catch(async (problem) => {
        if (!isCode(problem, 'EXDEV')) throw problem
        const beside = `${place}.part`
        await copyFile(path, beside)
        await toDisk(beside)
        await rename(beside, place)
      })
      await toDisk(dirname(place))
    },

    async open(key, range) {
      const file = await open(pathOf(key), 'r').catch((problem) => {
        if (isCode(problem, 'ENOENT')) return undefined
        throw problem
      })
      if (!file) return undefined
      const { size } = await file.stat()
      // The file closes with the stream.
      return { sizeBytes: size, stream: createReadStream('', { fd: file, ...range }) }
    },

    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

/** What is not on the disk may be gone after a power cut, name and all. */
async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const isCode = (problem: unknown, code: string): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === code
