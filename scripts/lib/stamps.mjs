import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './root.mjs'

/** Says what a thing was made from, so that it is made again only when that has changed. */
const stampOf = (name) => inRoot('dist', 'stamps', name)

/**
 * Makes something unless it was made from the same sources. The stamp goes before the making and comes back after it: what
 * was broken off is never taken for whole.
 *
 * @param name of the stamp
 * @param sources files and folders (tests and generated code in them do not count), and texts that matter
 * @param outputs paths that must be there
 * @param make does the work
 * @returns whether there was something to do
 */
export async function makeOnce({ name, sources, texts = [], outputs, make }) {
  const hash = hashOf(sources, [process.versions.node, ...texts])
  const stamp = stampOf(name)
  if (outputs.every((path) => existsSync(inRoot(path))) && existsSync(stamp))
    if (readFileSync(stamp, 'utf8') === hash) return false
  rmSync(stamp, { force: true })
  await make()
  mkdirSync(inRoot('dist', 'stamps'), { recursive: true })
  writeFileSync(`${stamp}.tmp`, hash)
  renameSync(`${stamp}.tmp`, stamp)
  return true
}

function hashOf(sources, texts) {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text}\0`)
  for (const path of sources.flatMap(filesUnder).sort())
    hash.update(`${path}\0`).update(readFileSync(inRoot(path)))
  return hash.digest('hex')
}

const isSource = (name) => !/\.test\.tsx?$|^(generated|testing|fixtures|node_modules)$|^\./.test(name)

/** Paths of the files under a path, itself if it is one; none where there is nothing. */
function filesUnder(path) {
  if (!existsSync(inRoot(path))) return []
  try {
    return readdirSync(inRoot(path), { withFileTypes: true })
      .filter(({ name }) => isSource(name))
      .flatMap((entry) =>
        entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
      )
  } catch {
    return [path]
  }
}
