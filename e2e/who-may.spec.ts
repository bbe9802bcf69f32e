import { type APIRequestContext, expect, test } from '@playwright/test'
import { includes, ROLES, type Role } from '../lib/access/roles'
import { BODILESS } from '../lib/access/testing/bodies'
import { PAGES, ROUTES } from '../lib/access/testing/who-may'
import { somebody } from './people'

type Asked = { method: string; path: string; rule: Role | { nobody: string } }
type Who = { name: 'nobody' | Role; asks: APIRequestContext }

/** Goes on as long as somebody listens. */
const ENDLESS = 'GET /internal/calls/stream'

test('every page and every route of the pages lets in whom the table says, and nobody else', async ({
  browser,
}) => {
  const contexts = await Promise.all(ROLES.map((role) => somebody(browser, `Who may: ${role}`, role)))
  const nobody = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const people: Who[] = [
    { name: 'nobody', asks: nobody.request },
    ...ROLES.map((name, at) => ({ name, asks: (contexts[at] ?? nobody).request })),
  ]
  const flow = await someFlow((contexts[1] ?? nobody).request)
  const at = (address: string) =>
    address
      .replace('/flows/[id]', `/flows/${flow}`)
      .replace('[flowId]', flow)
      .replace('[number]', '1')
      .replace(/\[\w+\]/g, 'nothing')
  const pages: Asked[] = Object.entries(PAGES).map(([address, rule]) => ({
    method: 'GET',
    path: at(address),
    rule,
  }))
  const routes: Asked[] = Object.entries(ROUTES).flatMap(([address, rules]) =>
    Object.entries(rules).map(([method, rule]) => ({ method, path: at(address), rule })),
  )
  const bodiless = BODILESS.map(at)

  const wrong: string[] = []
  for (const asked of [...pages, ...routes]) {
    const name = `${asked.method} ${asked.path}`
    const isPage = asked.method === 'GET' && pages.includes(asked)
    await Promise.all(
      people.map(async (who) => {
        const wanted = outcomeFor(who.name, asked.rule, isPage)
        // Whoever may ends calls, sessions and settings by these: that they may is told below the browser.
        if (wanted === 'in' && (bodiless.includes(name) || name === ENDLESS)) return
        // Tries at these are counted for the whole network: once is enough.
        if (typeof asked.rule === 'object' && who.name !== 'nobody') return
        const outcome = await outcomeOf(who.asks, asked)
        if (outcome !== wanted) wrong.push(`${name} by ${who.name}: ${outcome}, not ${wanted}`)
      }),
    )
  }
  expect(wrong).toEqual([])
  expect(pages.length + routes.length).toBeGreaterThan(100)
  await Promise.all([nobody, ...contexts].map((context) => context.close()))
})

function outcomeFor(who: 'nobody' | Role, rule: Asked['rule'], isPage: boolean): string {
  if (typeof rule === 'object') return 'in'
  if (who === 'nobody') return isPage ? 'to sign-in' : '401'
  return includes(who, rule) ? 'in' : '403'
}

/** `in` for whatever comes behind the door: a page, or what is wrong with what was sent. */
async function outcomeOf(asks: APIRequestContext, { method, path }: Asked): Promise<string> {
  const answer = await asks.fetch(path, {
    method,
    maxRedirects: 0,
    headers: { 'sec-fetch-site': 'same-origin' },
    ...(method !== 'GET' && { data: { nothing: 'of use' } }),
  })
  const status = answer.status()
  if (status >= 500) return `${status} ${await answer.text()}`
  if (/^\/sign-in(\?|$)/.test(answer.headers().location ?? '')) return 'to sign-in'
  return status === 401 || status === 403 ? String(status) : 'in'
}

async function someFlow(asks: APIRequestContext): Promise<string> {
  const made = await asks.post('/internal/flows', {
    data: { template: 'reception' },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  return ((await made.json()) as { id: string }).id
}
