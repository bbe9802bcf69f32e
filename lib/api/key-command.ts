import { parseArgs } from 'node:util'
import { ROLE_WORDS, ROLES, type Role } from '@/lib/access/roles'
import { createApiKey, listApiKeys, revokeApiKey } from '@/lib/store/api-keys'
import type { Database } from '@/lib/store/database'
import { nowIso } from '@/lib/store/times'

export type Told = { ok: boolean; text: string }

const USAGE = [
  'Keys for the REST API:',
  '  npm run api-key -- create NAME [--role ROLE] [--days N]',
  '                                   makes one and shows it, once',
  '  npm run api-key -- list          which there are',
  '  npm run api-key -- revoke ID     ends one',
  '',
  'What a key may do, each what the ones before it may; publisher when it is not said:',
  ...ROLES.map((role) => `  ${role.padEnd(10)} ${ROLE_WORDS[role].may}`),
].join('\n')

/**
 * What `npm run api-key` does.
 *
 * @param args its words: `create NAME`, `list` or `revoke ID`
 * @param db is asked for only when the words make sense
 * @returns what to print, and whether it went well
 */
export async function keyCommand(args: string[], db: () => Promise<Database>): Promise<Told> {
  const read = wordsOf(args)
  if (!read) return failed(USAGE)
  const { verb, word, role, days } = read
  if (verb === 'create') return nameProblem(word) ?? howProblem(role, days) ?? create(await db(), read)
  if (verb === 'list' && !word) return list(await db())
  if (verb === 'revoke')
    return word ? revoke(await db(), word) : failed('Which one? Give the id that `list` shows.')
  return verb === undefined || verb === 'help' ? { ok: verb === 'help', text: USAGE } : failed(USAGE)
}

function wordsOf(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { role: { type: 'string', default: 'publisher' }, days: { type: 'string' } },
    })
    const [verb, ...rest] = positionals
    return { verb, word: rest.join(' ').trim(), ...values }
  } catch {
    return undefined
  }
}

const failed = (text: string): Told => ({ ok: false, text })

function nameProblem(name: string): Told | undefined {
  if (!name) return failed('Give the key a name that says who uses it, such as `create billing-script`.')
  if (name.length > 80) return failed('The name is too long: 80 characters are enough to know it again.')
  return /\p{Cc}/u.test(name) ? failed('The name holds characters that cannot be shown.') : undefined
}

const MAX_DAYS = 3_650

function howProblem(role: string, days: string | undefined): Told | undefined {
  if (!(ROLES as readonly string[]).includes(role)) return failed(`--role is one of ${ROLES.join(', ')}.`)
  if (days === undefined || (/^[1-9]\d{0,3}$/.test(days) && Number(days) <= MAX_DAYS)) return undefined
  return failed(`--days is a number between 1 and ${MAX_DAYS}.`)
}

async function create(
  db: Database,
  { word: name, role, days }: { word: string; role: string; days?: string | undefined },
): Promise<Told> {
  const how = { role: role as Role, days: days === undefined ? undefined : Number(days) } // checked before
  const { id, key } = await createApiKey(db, name, how)
  const until = days === undefined ? '' : ` It works for ${days} ${days === '1' ? 'day' : 'days'}.`
  return {
    ok: true,
    text: [
      `The key of “${name}”, shown this once; only a hash of it is kept. Its role is ${role}.${until}`,
      '',
      `  ${key}`,
      '',
      `To end it: npm run api-key -- revoke ${id}`,
    ].join('\n'),
  }
}

async function list(db: Database): Promise<Told> {
  const keys = await listApiKeys(db)
  if (keys.length === 0)
    return { ok: true, text: 'There are no keys yet. `npm run api-key -- create NAME` makes one.' }
  const width = Math.max(...keys.map(({ id }) => id.length))
  const now = nowIso()
  const end = (at: string | null) =>
    at === null ? '' : at <= now ? `  over since ${at.slice(0, 10)}` : `  until ${at.slice(0, 10)}`
  return {
    ok: true,
    text: keys
      .map(
        ({ id, name, role, createdAt, expiresAt }) =>
          `${id.padEnd(width)}  ${createdAt.slice(0, 10)}  ${role.padEnd(9)}  ${name}${end(expiresAt)}`,
      )
      .join('\n'),
  }
}

async function revoke(db: Database, id: string): Promise<Told> {
  return (await revokeApiKey(db, id))
    ? { ok: true, text: 'The key is ended: requests with it are refused from now on.' }
    : failed('No key has that id. `npm run api-key -- list` shows which there are.')
}
