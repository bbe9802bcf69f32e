import { createApiKey, listApiKeys, revokeApiKey } from '@/lib/store/api-keys'
import type { Database } from '@/lib/store/database'

export type Told = { ok: boolean; text: string }

const USAGE = [
  'Keys for the REST API:',
  '  npm run api-key -- create NAME   makes one and shows it, once',
  '  npm run api-key -- list          which there are',
  '  npm run api-key -- revoke ID     ends one',
].join('\n')

/**
 * What `npm run api-key` does.
 *
 * @param args its words: `create NAME`, `list` or `revoke ID`
 * @param db is asked for only when the words make sense
 * @returns what to print, and whether it went well
 */
export async function keyCommand(args: string[], db: () => Promise<Database>): Promise<Told> {
  const [verb, ...rest] = args
  const word = rest.join(' ').trim()
  if (verb === 'create') return nameProblem(word) ?? create(await db(), word)
  if (verb === 'list' && !word) return list(await db())
  if (verb === 'revoke')
    return word ? revoke(await db(), word) : failed('Which one? Give the id that `list` shows.')
  return verb === undefined || verb === 'help' ? { ok: verb === 'help', text: USAGE } : failed(USAGE)
}

const failed = (text: string): Told => ({ ok: false, text })

function nameProblem(name: string): Told | undefined {
  if (!name) return failed('Give the key a name that says who uses it, such as `create billing-script`.')
  if (name.length > 80) return failed('The name is too long: 80 characters are enough to know it again.')
  return /\p{Cc}/u.test(name) ? failed('The name holds characters that cannot be shown.') : undefined
}

async function create(db: Database, name: string): Promise<Told> {
  const { id, key } = await createApiKey(db, name)
  return {
    ok: true,
    text: [
      `The key of “${name}”, shown this once; only a hash of it is kept:`,
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
  return {
    ok: true,
    text: keys
      .map(({ id, name, createdAt }) => `${id.padEnd(width)}  ${createdAt.slice(0, 10)}  ${name}`)
      .join('\n'),
  }
}

async function revoke(db: Database, id: string): Promise<Told> {
  return (await revokeApiKey(db, id))
    ? { ok: true, text: 'The key is ended: requests with it are refused from now on.' }
    : failed('No key has that id. `npm run api-key -- list` shows which there are.')
}
