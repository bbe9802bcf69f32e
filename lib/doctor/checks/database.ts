import { toDatabaseError } from '@/lib/store/database-error'
import { bad, type Check, good } from '../finding'
import { CannotCheck } from '../setup'

class TakenBack extends Error {}

/** Can the database be written? Writes nothing that stays. */
export const database: Check = {
  id: 'database',
  group: 'This installation',
  title: 'Database',
  async run({ db }) {
    try {
      const startedAt = performance.now()
      const opened = await db()
      await opened
        .transaction(async (query) => {
          await query('UPDATE numbers SET label = label WHERE 1 = 0 RETURNING e164')
          throw new TakenBack()
        })
        .catch((problem: unknown) => {
          if (!(problem instanceof TakenBack)) throw problem
        })
      const name = opened.provider === 'sqlite' ? 'SQLite' : 'PostgreSQL'
      return good(`${name} answers and can be written, in ${Math.round(performance.now() - startedAt)} ms.`)
    } catch (problem) {
      if (problem instanceof CannotCheck)
        return bad(
          problem.message,
          'Start it, and check DATABASE_URL. Calls go on meanwhile as far as they can.',
        )
      const { message } = toDatabaseError(problem, '', {
        code: 'unreachable',
        sentence: 'The database answers, but cannot be written or has not all the tables.',
      })
      return bad(message, 'Start Patchbay again: it brings the database up to date and says what is wrong.')
    }
  },
}
