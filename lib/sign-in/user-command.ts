import { parseArgs } from 'node:util'
import { ROLE_WORDS, ROLES, type Role } from '@/lib/access/roles'
import type { Database } from '@/lib/store/database'
import { changeRole, hasOwner, listPeople, type PersonRecord, setDisabled } from '@/lib/store/people'
import { invite } from './invite'
import { firstRunPath } from './join'
import { resetFor } from './reset'

export type Told = { ok: boolean; text: string }

const USAGE = [
  'Who may sign in:',
  '  npm run user -- list                         who there is',
  '  npm run user -- invite EMAIL [--role ROLE]   prints a link to come in by; viewer when no role is said',
  '  npm run user -- reset NAME                   prints a link to set a new password',
  '  npm run user -- role NAME ROLE               says what somebody may do',
  '  npm run user -- disable NAME                 locks somebody out at once',
  '  npm run user -- enable NAME                  lets them in again',
  '',
  'NAME is their name or their e-mail address. What the roles may, each what the ones before it may:',
  ...ROLES.map((role) => `  ${role.padEnd(10)} ${ROLE_WORDS[role].may}`),
].join('\n')

const failed = (text: string): Told => ({ ok: false, text })

/**
 * What `npm run user` does, for whoever has the machine.
 *
 * @param dashboardUrl what links begin with
 * @param open is asked for the database only when the words make sense
 */
export async function userCommand(
  args: string[],
  dashboardUrl: string,
  open: () => Promise<Database>,
): Promise<Told> {
  const read = wordsOf(args)
  if (!read) return failed(USAGE)
  const { verb, words, role } = read
  const whom = words.join(' ').trim()
  switch (verb) {
    case 'list':
      return list(await open())
    case 'invite':
      if (!/^\S+@\S+\.\S+$/.test(whom))
        return failed('Whom? Give an e-mail address, such as ann@example.com.')
      if (!isRole(role)) return failed(`--role is one of ${ROLES.join(', ')}.`)
      return inviteTo(await open(), dashboardUrl, whom.toLowerCase(), role)
    case 'reset':
      return forOne(await open(), whom, async (db, { id, name }) => {
        const path = await resetFor(db, id)
        return {
          ok: true,
          text: `${name} can set a new password by this link. It works once, for an hour:\n\n  ${dashboardUrl}${path}`,
        }
      })
    case 'role': {
      const wanted = words.at(-1)
      if (words.length < 2 || !isRole(wanted)) return failed(`Say whose, and one of ${ROLES.join(', ')}.`)
      return forOne(await open(), words.slice(0, -1).join(' '), async (db, { id, name }) =>
        told(await changeRole(db, id, wanted), `${name} is ${wanted} now.`),
      )
    }
    case 'disable':
    case 'enable':
      return forOne(await open(), whom, async (db, { id, name }) =>
        told(
          await setDisabled(db, id, verb === 'disable'),
          verb === 'disable' ? `${name} is locked out.` : `${name} may sign in again.`,
        ),
      )
    default:
      return verb === 'help' ? { ok: true, text: USAGE } : failed(USAGE)
  }
}

function wordsOf(args: string[]) {
  try {
    const options = { role: { type: 'string', default: 'viewer' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [verb, ...words] = positionals
    return { verb, words, role: values.role }
  } catch {
    return undefined
  }
}

const isRole = (text: string | undefined): text is Role => (ROLES as readonly string[]).includes(text ?? '')

const told = (done: Awaited<ReturnType<typeof changeRole>>, text: string): Told =>
  done.ok
    ? { ok: true, text }
    : failed('That is the last owner: nobody could let people in. Make somebody else an owner first.')

async function list(db: Database): Promise<Told> {
  const people = await listPeople(db)
  if (people.length === 0)
    return { ok: true, text: 'Nobody yet. `npm start` prints a link that makes the first owner.' }
  const width = Math.max(...people.map(({ name }) => name.length))
  const lines = people.map(
    ({ name, email, role, disabledAt }) =>
      `${name.padEnd(width)}  ${role.padEnd(9)}  ${email}${disabledAt ? '  locked out' : ''}`,
  )
  return { ok: true, text: lines.join('\n') }
}

async function inviteTo(db: Database, dashboardUrl: string, email: string, role: Role): Promise<Told> {
  if (!(await hasOwner(db))) {
    const path = await firstRunPath(db)
    return failed(
      `There is no owner yet. Begin with this link, which works once, for a day:\n\n  ${dashboardUrl}${path}`,
    )
  }
  const invited = await invite(db, { email, role })
  return invited.ok
    ? {
        ok: true,
        text: `${email} can come in as ${role} by this link. It works once, for a week:\n\n  ${dashboardUrl}${invited.path}`,
      }
    : failed('Somebody with this e-mail address is here already.')
}

/** Does it for the one person who is meant. */
async function forOne(
  db: Database,
  whom: string,
  work: (db: Database, person: PersonRecord) => Promise<Told>,
): Promise<Told> {
  if (!whom) return failed('Who? Give a name or an e-mail address.')
  const wanted = whom.toLowerCase()
  const found = (await listPeople(db)).filter(
    ({ name, email }) => name.toLowerCase() === wanted || email === wanted,
  )
  if (found.length > 1) return failed(`There are ${found.length} called ${whom}: give the e-mail address.`)
  return found[0]
    ? work(db, found[0])
    : failed(`Nobody here is called ${whom}. \`npm run user -- list\` shows who there is.`)
}
