import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What browsers record in, by the ending of the file. */
const TYPES = { webm: 'audio/webm', ogg: 'audio/ogg', mp4: 'audio/mp4', wav: 'audio/wav' } as const

export type RecordedType = (typeof TYPES)[keyof typeof TYPES]
export const RECORDED_TYPES = Object.values(TYPES) as [RecordedType, ...RecordedType[]]

/** The newest that are kept: these are tests, and nobody shall have to tidy up after them. */
const MAX_KEPT = 100

/**
 * Keeps what was said to the test phone, under the data folder.
 *
 * @param id a UUID: nobody comes upon another's recording by chance
 */
export async function keepRecording(
  dataDir: string,
  id: string,
  { type, audio }: { type: RecordedType; audio: Uint8Array },
  mostKept = MAX_KEPT,
) {
  const folder = folderIn(dataDir)
  await mkdir(folder, { recursive: true })
  const [ending] = Object.entries(TYPES).find(([, known]) => known === type) ?? ['webm']
  await writeFile(join(folder, `${id}.${ending}`), audio, { mode: 0o600 })
  await forgetTheOldest(folder, mostKept)
}

/** A recording that was kept, or nothing. */
export async function findRecording(
  dataDir: string,
  id: string,
): Promise<{ type: RecordedType; audio: Uint8Array<ArrayBuffer> } | undefined> {
  if (!isName(id)) return undefined
  for (const [ending, type] of Object.entries(TYPES))
    try {
      return { type, audio: new Uint8Array(await readFile(join(folderIn(dataDir), `${id}.${ending}`))) }
    } catch (problem) {
      if (!(problem instanceof Error && 'code' in problem && problem.code === 'ENOENT')) throw problem
    }
}

/** Removes a recording, if it is there. */
export async function forgetRecording(dataDir: string, id: string): Promise<void> {
  if (!isName(id)) return
  for (const ending of Object.keys(TYPES))
    await rm(join(folderIn(dataDir), `${id}.${ending}`), { force: true })
}

/** Ids come from webhooks too: nothing leads out of the folder. */
const isName = (id: string): boolean => /^[\w-]{1,64}$/.test(id)

const folderIn = (dataDir: string) => join(/* turbopackIgnore: true */ dataDir, 'test-recordings')

async function forgetTheOldest(folder: string, mostKept: number) {
  const names = await readdir(folder)
  if (names.length <= mostKept) return
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      // One that another request has just forgotten is the oldest there is.
      return {
        path,
        at: await stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      }
    }),
  )
  const old = files.sort((one, other) => other.at - one.at).slice(mostKept)
  await Promise.all(old.map(({ path }) => rm(path, { force: true })))
}
