import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { includes, ROLES, type Role } from '@/lib/access/roles'
import { type Dashboard, dashboard } from '@/lib/access/testing/dashboard'
import { OTHERS, PAGES, ROUTES } from '@/lib/access/testing/who-may'

const HERE = import.meta.dirname
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
let patchbay: Dashboard

beforeAll(async () => {
  patchbay = await dashboard()
})

afterAll(() => patchbay.close())

const RULE =
  'Add a line for it to lib/access/testing/who-may.ts: which role it takes, or why no person stands behind it.'

test('every page and route that there is stands in the table, and none that is not', () => {
  const pages = addresses('page.tsx')
  const routes = addresses('route.ts')
  expect(pages, RULE).toEqual(Object.keys(PAGES).sort())
  expect(routes, RULE).toEqual([...Object.keys(ROUTES), ...Object.keys(OTHERS)].sort())
})

test.each(Object.entries(PAGES))('the page %s begins by asking who looks', (address, rule) => {
  const code = readFileSync(join(HERE, address, 'page.tsx'), 'utf8')
  if (typeof rule === 'object') return expect(code).not.toMatch(/pageServer/)
  const [, page] = code.match(/export default async function[^{]*(?:\{[^}]*\}[^{]*)?\{\n([\s\S]*)/) ?? []
  const call = rule === 'viewer' ? "await pageServer\\((?:'viewer')?\\)" : `await pageServer\\('${rule}'\\)`
  // Before it, nothing is read but the address.
  expect(page, RULE).toMatch(new RegExp(`^(?:(?!.*\\bdb\\b).*\\n)*.*${call}`))
})

test.each(Object.entries(ROUTES))('%s answers whoever may, and nobody else', async (address, rules) => {
  const handlers = await import(join(HERE, address, 'route.ts'))
  const methods = METHODS.filter((method) => method in handlers)
  expect(methods.sort(), RULE).toEqual(Object.keys(rules).sort())
  for (const method of methods) {
    const rule = rules[method]
    if (rule === undefined) continue
    const isOpen = typeof rule === 'object'
    expect(await asks(handlers[method], address, method), `${method} by nobody`).toEqual(
      isOpen ? expect.not.toBeOneOf([401]) : 401,
    )
    for (const role of ROLES) {
      if (isOpen || includes(role, rule)) continue
      expect(await asks(handlers[method], address, method, role), `${method} by ${role}`).toBe(403)
    }
    // Whoever may gets past the door; most of them are told what is wrong with what they sent.
    if (!isOpen && !ENDS_SOMETHING.has(`${method} ${address}`))
      expect(await asks(handlers[method], address, method, rule), `${method} by ${rule}`).not.toBeOneOf([
        401, 403,
      ])
  }
})

/** What would take the session of the test away, or goes on for long. */
const ENDS_SOMETHING = new Set([
  'DELETE /internal/session',
  'POST /internal/doctor',
  'GET /internal/calls/stream',
])

async function asks(handler: Parameters<Dashboard['asks']>[0], address: string, method: string, role?: Role) {
  const params = Object.fromEntries([...address.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, 'vonage']))
  const body = method === 'GET' ? undefined : { nothing: 'of use' }
  const response = await patchbay.asks(handler, method, address, { role, params, body })
  await response.body?.cancel()
  return response.status
}

/** The addresses of the files of that name, as Next makes them. */
function addresses(file: string): string[] {
  return readdirSync(HERE, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === file)
    .map(({ parentPath }) => `/${relative(HERE, parentPath)}`.replace(/\/\([^)]*\)/g, ''))
    .sort()
}
