import { randomUUID } from 'node:crypto'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bad, type Check, good, warn } from '../finding'

const LITTLE_BYTES = 200 * 1024 * 1024

/** Can the data folder be written, and is there room? */
export const dataFolder: Check = {
  id: 'data-folder',
  group: 'This installation',
  title: 'Data folder',
  async run({ config: { dataDir } }) {
    const probe = join(dataDir, `.writable-${randomUUID()}`)
    try {
      await writeFile(probe, '')
      await rm(probe)
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown'
      return bad(
        `${dataDir} cannot be written (${code}).`,
        'Let the user who runs Patchbay write there, or set DATA_DIR to another folder.',
      )
    }
    const { bavail, bsize } = await statfs(dataDir)
    const megabytes = Math.floor((bavail * bsize) / 1024 / 1024)
    return bavail * bsize < LITTLE_BYTES
      ? warn(`It can be written, but only ${megabytes} MB are free.`, 'Make room on its disk.')
      : good('It can be written, and there is room.')
  },
}
