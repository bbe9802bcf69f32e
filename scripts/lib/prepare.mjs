import { lastLines, runCommand } from './command.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Makes secrets, brings the database to today's shape, and makes the sample where there is nothing yet. A process of its
 * own, so that the one which watches over the servers stays small.
 *
 * @returns {Promise<{ sampleMade: boolean, numberToRing: string | null, firstRunPath: string | null }>}
 * @throws Trouble with the sentence of what went wrong
 */
export async function prepare(env = {}) {
  const { code, stdout, output } = await runCommand(process.execPath, ['dist/prepare.js'], { env })
  try {
    const { trouble, ...outcome } = JSON.parse(stdout)
    if (code === 0 && !trouble) return outcome
    throw new Trouble(trouble)
  } catch (problem) {
    if (problem instanceof Trouble && problem.message) throw problem
    throw new Trouble(`The database could not be made ready: see the words below.\n\n${lastLines(output)}`)
  }
}
