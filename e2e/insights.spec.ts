import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'
import { rings } from './caller'

test.use({ viewport: { width: 1440, height: 900 } })

const OURS = { 'sec-fetch-site': 'same-origin' }
const CALLER = '+44 7700 900165'

/** The flow that answers the sample's number otherwise. */
let lent: string | undefined

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/flows')
  const link = page.getByRole('link', { name: 'Acme reception', exact: true }).first()
  lent = (await link.getAttribute('href'))?.split('/').at(-1)
  await page.close()
})

test.afterAll(async ({ browser }) => {
  const page = await browser.newPage()
  await answersBy(page, lent)
  await page.close()
})

test('what callers did is told in figures, on the canvas, between versions, and call by call', async ({
  page,
}) => {
  const { id } = await asks(page, 'POST', '/internal/flows', { template: 'reception' })
  await publishes(page, id, { revision: 1, live: null })
  await answersBy(page, id)
  for (const _ of [1, 2]) await rings('--from', '+447700900165', '--press', '2', '--hangup')
  await rings('--from', '+447700900165', '--press', '7', '--hangup')
  await publishesAnother(page, id)
  await rings('--from', '+447700900166', '--press', '2', '--hangup')

  await counted(page, `/insights/${id}`, 4)
  await page.getByRole('button', { name: 'Table of Calls over time' }).click()
  await expect(page.getByRole('table', { name: 'Calls of each day' }).getByRole('row').nth(1)).toContainText(
    '4',
  )
  await page.getByRole('button', { name: 'Table of Most used paths' }).click()
  const steps = page.getByRole('table', { name: 'How many callers went from node to node' })
  await expect(steps.getByRole('row').filter({ hasText: 'Support menu' }).first()).toContainText('3')
  await expect(page.getByRole('table', { name: /^How many calls began in each hour/ })).toBeVisible()
  const nodes = page.getByRole('table', { name: 'How callers went through each node' })
  await expect(nodes.getByRole('row').filter({ hasText: 'Support menu' })).toContainText('3 (100.0 %)')
  await isAccessibleAndFits(page)

  await page.getByRole('link', { name: 'Calls behind this' }).click()
  await expect(page.getByRole('heading', { name: 'Calls' })).toBeVisible()
  await expect(page.locator('tbody tr')).toHaveCount(4)
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await page.goBack()

  await page.getByRole('link', { name: 'Canvas' }).click()
  const card = page.locator('.react-flow__node [data-card]').filter({ hasText: 'Main menu' }).first()
  const exit = card.locator('[data-exit="2"]')
  await expect(exit).toContainText('2')
  await exit.click()
  const callers = page.getByRole('region', { name: 'Callers', exact: true })
  await expect(callers.getByRole('heading', { name: 'Main menu' })).toBeVisible()
  await expect(callers.getByRole('button', { pressed: true })).toContainText('2 Support')
  await expect(callers.getByRole('link').filter({ hasText: CALLER })).toHaveCount(2)
  await isAccessibleAndFits(page)
  await callers.getByRole('button', { name: 'All nodes' }).click()
  await clicksWire(page, 'main-menu:2')
  await expect(callers.getByRole('button', { pressed: true })).toContainText('2 Support')

  await page.getByRole('link', { name: 'Compare' }).click()
  await page.getByLabel('Compare with').selectOption({ label: 'Version 2 (live)' })
  const both = page.getByRole('table', { name: 'Figures of both versions' })
  await expect(both.getByRole('row').filter({ hasText: /^Calls/ })).toHaveText(/^Calls31/)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)
})

/** Daily counts follow the calls after a moment. */
async function counted(page: Page, path: string, calls: number) {
  await expect(async () => {
    await page.goto(path)
    const tile = page.locator('dl > div').filter({ hasText: /^Calls/ })
    await expect(tile).toContainText(`Calls${calls}`, { timeout: 500 })
  }).toPass()
}

async function clicksWire(page: Page, id: string) {
  const middle = await page
    .locator(`.react-flow__edge[data-id="${id}"] path`)
    .first()
    .evaluate((path) => {
      const wire = path as SVGPathElement
      const { x, y } = wire.getPointAtLength(wire.getTotalLength() / 2)
      const { a, d, e, f } = wire.getScreenCTM() as DOMMatrix
      return { x: x * a + e, y: y * d + f }
    })
  await page.mouse.click(middle.x, middle.y)
}

async function publishesAnother(page: Page, id: string) {
  const { revision, draft } = await asks(page, 'GET', `/internal/flows/${id}/draft`)
  draft.nodes['main-menu'].settings.prompt.text += ' We are glad to hear you.'
  const saved = await asks(page, 'PUT', `/internal/flows/${id}/draft`, { revision, draft })
  await publishes(page, id, { revision: saved.revision, live: 1 })
}

const publishes = (page: Page, id: string, seen: { revision: number; live: number | null }) =>
  asks(page, 'POST', `/internal/flows/${id}/publish`, { ...seen, consents: ['warnings'], note: '' })

const answersBy = (page: Page, flow: string | undefined) =>
  asks(page, 'PUT', `/internal/numbers/${encodeURIComponent('+442079460000')}/flow`, { flow, version: null })

/** Asks a route as the pages do. */
async function asks(page: Page, method: string, path: string, data?: object) {
  const answer = await page.request.fetch(path, { method, headers: OURS, ...(data && { data }) })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}
