import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BODIES, BODILESS, type Known } from '@/lib/access/testing/bodies'
import { type Dashboard, dashboard } from '@/lib/access/testing/dashboard'
import { ROUTES } from '@/lib/access/testing/who-may'
import { readFlow } from '@/lib/flow/migrations'
import { createNumber } from '@/lib/store/numbers'
import { importFlow } from '@/lib/store/portable-flow'

let patchbay: Dashboard
let known: Known

beforeAll(async () => {
  patchbay = await dashboard()
  const { db } = patchbay
  const read = readFlow({ format: 1, name: 'Reception', nodes: {} })
  if (!read.ok) throw new Error('no flow')
  const { flow } = await importFlow(db, read.flow)
  const number = await createNumber(db, { e164: '+442079460100', carrier: 'sandbox' })
  const person = await db.client.person.findFirstOrThrow({ where: { role: 'viewer' } })
  known = { flow: flow.id, number: number.ok ? number.number.e164 : '', person: person.id }
})
afterAll(() => patchbay.close())
beforeEach(() => patchbay.db.query('DELETE FROM tries'))

const CHANGING = Object.entries(ROUTES).flatMap(([route, rules]) =>
  Object.keys(rules).flatMap((method) =>
    method === 'GET' ? [] : [{ method, route, name: `${method} ${route}` }],
  ),
)

test('of every route that changes something, it is said what it is sent, or that it reads nothing', () => {
  expect([...Object.keys(BODIES), ...BODILESS].sort()).toEqual(CHANGING.map(({ name }) => name).sort())
})

const NO_BODIES: [string, string | (() => ReadableStream), number][] = [
  ['no JSON', '{"name": ', 400],
  ['a form', 'name=Ann&role=owner', 400],
  ['a body of more than 2 MB', JSON.stringify('x'.repeat(2 * 1024 * 1024)), 413],
  ['a body without an end', () => endless(), 413],
  ['lists in lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
  ['objects in objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 400],
  ['the character NUL', '{"name":"a\\u0000b"}', 400],
]

test.each(CHANGING)(
  '$name stores nothing of what cannot be read, and says what to do',
  async ({ method, route, name }) => {
    const before = await stored()
    for (const [what, body, status] of NO_BODIES) {
      const response = await asks(method, route, typeof body === 'string' ? body : body())
      expect(await told(response), `${name}, ${what}`).toMatchObject({
        status,
        message: expect.stringMatching(SENTENCE),
      })
    }
    expect(await stored()).toEqual(before)
  },
)

test.each(Object.entries(BODIES))(
  '%s stores nothing of what is of the wrong kind, and says what to do',
  async (name, make) => {
    const [method = '', route = ''] = name.split(' ')
    const before = await stored()
    for (const body of nonsenseOf(make(known), ALSO_RIGHT[name])) {
      await patchbay.db.query('DELETE FROM tries')
      const response = await asks(method, route, JSON.stringify(body))
      const shown = `${name}, ${JSON.stringify(body)?.slice(0, 300)}`
      const { status, message } = await told(response)
      expect(status, shown).toBeGreaterThanOrEqual(400)
      expect(status, shown).toBeLessThan(500)
      expect(message, shown).toMatch(SENTENCE)
    }
    expect(await stored()).toEqual(before)
  },
)

/** Words of ours, to the end: not those of a library. */
const SENTENCE = /^(?!Invalid|Too |Unrecognized|Expected)\p{Lu}.*[.:]/u

/** Nonsense that makes sense after all. */
const ALSO_RIGHT: Record<string, (body: unknown) => boolean> = {
  'PUT /internal/flows/[id]/archived': (body) => typeof body === 'boolean',
  'PUT /internal/numbers/[e164]/label': (body) => typeof body === 'string',
}

/** What is no body at all, and the right one with each of its parts made wrong. */
function* nonsenseOf(right: unknown, isRight: (body: unknown) => boolean = () => false): Generator<unknown> {
  for (const body of [null, true, 7, 'text', [], [[]], { nothing: 'of use' }, { constructor: 1 }])
    if (!isRight(body)) yield body
  if (right === null || typeof right !== 'object') return
  for (const [name, value] of Object.entries(right))
    for (const wrong of [{ not: ['this'] }, [7], ...(WRONG[typeof value] ?? [])]) {
      const body = { ...right, [name]: wrong }
      if (!isRight(body)) yield body
    }
}

/** Neither a name nor base64. */
const LONG = 'x'.repeat(300_001)

const WRONG: Record<string, unknown[]> = {
  string: [7, false, LONG],
  number: ['seven', 1e300, -1, 0.5],
  boolean: ['yes', 1],
  object: ['text', true],
}

const asks = async (method: string, route: string, body: unknown) => {
  const handlers = await import(join(import.meta.dirname, route, 'route.ts'))
  const params = {
    id: route.includes('people')
      ? known.person
      : route.includes('recordings')
        ? crypto.randomUUID()
        : known.flow,
    name: 'Office',
    e164: known.number,
    carrier: 'vonage',
  }
  return patchbay.asks(handlers[method], method, route, { role: 'owner', params, body })
}

async function told(response: Response): Promise<{ status: number; message: unknown }> {
  const { message } = (await response.json()) as { message?: unknown }
  return { status: response.status, message }
}

/** Goes on for ever, unless somebody stops listening. */
const endless = (): ReadableStream =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024).fill(0x20)) })

/** All that is stored, but for how often something was tried and that somebody was here. */
async function stored() {
  const { db } = patchbay
  const tables = await db.query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  const kept: Record<string, unknown> = {}
  for (const { name } of tables)
    if (!['tries', 'sessions'].includes(String(name)))
      kept[String(name)] = await db.query(`SELECT * FROM "${name}"`)
  return kept
}
