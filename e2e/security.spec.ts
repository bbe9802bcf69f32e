import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'

const EVIL = '"><script>window.wasRun=1</script><img src=x onerror="window.wasRun=1">{{7*7}}'

/** A flow whose every text tries to be a script. */
const evilFlow = {
  format: 1,
  name: EVIL.slice(0, 100),
  start: 'a',
  nodes: {
    a: { kind: 'say', name: EVIL.slice(0, 60), settings: { prompt: { text: EVIL } }, exits: { next: 'b' } },
    b: { kind: 'hangup', name: 'Bye' },
  },
  notes: [{ id: 'n1', text: EVIL, x: 0, y: 0 }],
}

/** What the browser kept from loading or running, as it told. */
function refusals(page: Page): string[] {
  const told: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) told.push(message.text())
  })
  return told
}

const wasRun = (page: Page) => page.evaluate(() => 'wasRun' in window)

test('what somebody wrote is shown and never run, and nothing of ours is kept from running', async ({
  page,
}) => {
  const told = refusals(page)
  await page.goto('/flows')
  const id = await page.evaluate(async (document) => {
    const made = await fetch('/internal/flows', { method: 'POST', body: JSON.stringify({ document }) })
    return ((await made.json()) as { id: string }).id
  }, evilFlow)
  for (const path of [
    `/flows/${id}`,
    `/flows/${id}/publish`,
    `/flows/${id}/versions`,
    '/flows',
    '/',
    '/phone',
    '/calls',
    '/settings/carriers',
    '/settings/audit',
    '/nowhere',
  ]) {
    await page.goto(path)
    expect(await wasRun(page), path).toBe(false)
  }
  await page.goto(`/flows/${id}`)
  // Placed by inline styles, checked by a worker, and run by our scripts: none of them is in the way of the policy.
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await expect.poll(() => page.workers().length).toBeGreaterThan(0)
  expect(told).toEqual([])

  const isRefused = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.wasRun = 1'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.wasRun = 1">')
    await new Promise((done) => setTimeout(done, 200))
    return !('wasRun' in window)
  })
  expect(isRefused).toBe(true)
  expect(told.length).toBeGreaterThan(0)
})

test('pages, routes and files say what a browser may do with them', async ({ request, baseURL }) => {
  const page = (await request.get('/flows')).headers()
  expect(page['content-security-policy']).toMatch(
    /script-src 'self' 'nonce-[\w+/=]{22,}'.*frame-ancestors 'none'/,
  )
  expect(page['content-security-policy']?.split(';').find((part) => part.includes('script-src'))).not.toMatch(
    /unsafe/,
  )
  const again = (await request.get('/flows')).headers()
  expect(again['content-security-policy']).not.toBe(page['content-security-policy'])
  for (const path of ['/flows', '/internal/flows', '/api/v1/flows', '/healthz', '/icon.svg']) {
    const headers = (await request.get(path)).headers()
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers, 'only behind https').not.toHaveProperty('strict-transport-security')
    expect(headers).not.toHaveProperty('x-powered-by')
  }
  expect((await request.get('/internal/flows')).headers()['content-security-policy']).toMatch(
    /^default-src 'none'/,
  )
  expect(await statusFor(baseURL ?? '', 'evil.example')).toBe(421)
  // Who is not signed in is led there.
  expect(await statusFor(baseURL ?? '', 'localhost')).toBe(307)
})

/** The status of a page that is asked for under another name, as a name does that was led here. */
const statusFor = (url: string, host: string) =>
  new Promise<number>((settle, reject) => {
    request(`${url}/flows`, { headers: { host } }, (response) => settle(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })

test('a page of another origin changes nothing here, and reads nothing', async ({ page, baseURL }) => {
  const elsewhere = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Elsewhere</h1>'),
  )
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
  const { port } = elsewhere.address() as AddressInfo
  const count = async () => {
    const { flows } = (await (await page.request.get('/internal/flows')).json()) as { flows: unknown[] }
    return flows.length
  }
  const before = await count()
  try {
    // The same site on another port, and another site.
    for (const host of ['127.0.0.1', 'localhost']) {
      await page.goto(`http://${host}:${port}/`)
      const outcomes = await page.evaluate(async (target) => {
        const ask = (path: string, how: RequestInit) =>
          fetch(target + path, how).then(
            (response) => `${response.type} ${response.status}`,
            () => 'refused',
          )
        const body = '{}'
        return Promise.all([
          ask('/internal/flows', { method: 'POST', body, credentials: 'include' }),
          ask('/internal/flows', { method: 'POST', body, credentials: 'include', mode: 'no-cors' }),
          ask('/internal/flows', { method: 'POST', body }),
          ask('/internal/flows', { method: 'PUT', body }),
          ask('/internal/flows', { credentials: 'include' }),
          ask('/flows', { credentials: 'include' }),
        ])
      }, baseURL)
      expect(outcomes.filter((outcome) => outcome !== 'refused' && outcome !== 'opaque 0')).toEqual([])
      await page.evaluate((target) => {
        document.body.innerHTML = `<form method="post" enctype="text/plain" action="${target}/internal/flows"><input name='{"a":"' value='"}'></form>`
        document.querySelector('form')?.submit()
      }, baseURL)
      await page.waitForURL(/internal\/flows/)
      await expect(page.locator('body')).toContainText('Only pages of this Patchbay may do that.')
      await page.goto(`http://${host}:${port}/`)
      const isFramed = await page.evaluate(async (target) => {
        const frame = document.createElement('iframe')
        frame.src = `${target}/flows`
        document.body.append(frame)
        await new Promise((done) => frame.addEventListener('load', done))
        return frame.contentDocument !== null
      }, baseURL)
      expect(isFramed).toBe(false)
    }
    expect(await count()).toBe(before)
  } finally {
    elsewhere.close()
  }
})

test('a secret that was set is in no page, in no answer, and in no file that is taken out', async ({
  page,
}) => {
  const secret = 'wisteria-4471-lavender'
  await page.goto('/settings/carriers')
  const send = (method: string, body?: object) =>
    page.evaluate(
      async ([method, body]) => {
        const how = { method, ...(body && { body: JSON.stringify(body) }) }
        return (await fetch('/internal/carriers/vonage/account', how)).text()
      },
      [method, body] as const,
    )
  const told = [await send('PUT', { apiKey: 'guarded', signatureSecret: secret })]
  try {
    for (const path of [
      '/settings/carriers',
      '/settings/audit',
      '/numbers',
      '/',
      '/internal/audit/export',
      '/internal/doctor',
    ])
      for (const headers of [{ accept: 'text/html' }, { RSC: '1' }] as Record<string, string>[]) {
        const answer = await page.request.get(path, { headers })
        told.push(await answer.text())
      }
  } finally {
    await send('DELETE')
  }
  expect(told.join('\n')).not.toContain(secret)
  expect(told.some((text) => text.includes('carrier.changed'))).toBe(true)
})
