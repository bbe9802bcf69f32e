import { join } from 'node:path'
import { rowsWaiting } from '@/lib/voice/spool'
import { type Check, good, warn } from '../finding'

/** Does anything wait for the database? */
export const spool: Check = {
  id: 'spool',
  group: 'This installation',
  title: 'Call log',
  async run({ config }) {
    const waiting = await rowsWaiting(join(config.dataDir, 'spool'))
    if (waiting === 0) return good('Everything that happened on calls is in the database.')
    return warn(
      `${waiting === 1 ? 'One entry waits' : `${waiting} entries wait`} on disk for the database.`,
      'They move by themselves within a minute of its return. If they do not, start Patchbay again.',
    )
  },
}
