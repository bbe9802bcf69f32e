import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open as openFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { incomingFolder } from './disk-store'
import { soundType } from './sound-type'

/** Two hours on many channels, and then some. */
export const MAX_BYTES = 512 * 1024 * 1024
/** So long nothing may come before a download counts as broken. */
const IDLE_MS = 30_000
/** What a process that died left half done. */
const STALE_MS = 3_600_000

export type Downloaded =
  | { ok: true; path: string; sizeBytes: number; contentType: string }
  | { ok: false; reason: 'no-sound' | 'too-large' | 'broke-off' }

/**
 * Writes what comes in to a file of its own, some at a time and never whole in memory. It must be a sound that browsers play, be
 * no larger than it may, and come in whole.
 *
 * @param abort ends the download at its source
 */
export async function download(
  dataDir: string,
  { body, sizeBytes }: { body: AsyncIterable<Uint8Array>; sizeBytes?: number },
  abort: () => void,
): Promise<Downloaded> {
  const folder = incomingFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const file = await openFile(path, 'wx', 0o600)
  const taken = await take(file, body, abort).catch(() => ({ trouble: 'broke-off' as const }))
  await file.close()
  const trouble =
    'trouble' in taken
      ? taken.trouble
      : sizeBytes !== undefined && taken.sizeBytes !== sizeBytes
        ? 'broke-off'
        : undefined
  if ('trouble' in taken || trouble) {
    abort()
    await rm(path, { force: true })
    return { ok: false, reason: trouble ?? 'broke-off' }
  }
  return { ok: true, path, ...taken }
}

type Trouble = Extract<Downloaded, { ok: false }>['reason']

async function take(
  file: FileHandle,
  body: AsyncIterable<Uint8Array>,
  abort: () => void,
): Promise<{ sizeBytes: number; contentType: string } | { trouble: Trouble }> {
  let sizeBytes = 0
  let contentType: string | undefined
  let head = Buffer.alloc(0)
  let idle = setTimeout(abort, IDLE_MS)
  try {
    for await (const piece of body) {
      clearTimeout(idle)
      idle = setTimeout(abort, IDLE_MS)
      sizeBytes += piece.byteLength
      if (sizeBytes > MAX_BYTES) return { trouble: 'too-large' }
      if (contentType === undefined) {
        head = Buffer.concat([head, piece])
        contentType = soundType(head)
        if (contentType === undefined && head.length >= HEAD_BYTES) return { trouble: 'no-sound' }
      }
      await file.writeFile(piece)
    }
  } finally {
    clearTimeout(idle)
  }
  return contentType === undefined ? { trouble: 'no-sound' } : { sizeBytes, contentType }
}

const HEAD_BYTES = 64

/** Removes what a process that died left half done. */
export async function removeStale(dataDir: string, now: Date): Promise<void> {
  const folder = incomingFolder(dataDir)
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const changedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    )
    if (changedAt !== undefined && now.getTime() - changedAt > STALE_MS) await rm(path, { force: true })
  }
}
