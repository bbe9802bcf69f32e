import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits, LOOKS } from './accessible'
import { CallerOnTheLine, rings } from './caller'
import { somebody } from './people'

test.use({ viewport: { width: 1440, height: 900 } })
test.describe.configure({ mode: 'serial' })

/** A flow like the sample, published once, which answers the sample's number meanwhile: nobody else has drawn in it. */
let address = ''
let lent: string | undefined

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/flows')
  lent = (await page.getByRole('link', { name: 'Acme reception', exact: true }).first().getAttribute('href'))
    ?.split('/')
    .at(-1)
  const { id } = await asks(page, 'POST', '/internal/flows', { template: 'reception' })
  const asItCame = { revision: 1, live: null, consents: ['warnings'], note: 'As it came' }
  await asks(page, 'POST', `/internal/flows/${id}/publish`, asItCame)
  await answersBy(page, id)
  address = `/flows/${id}`
  await page.close()
})

test.afterAll(async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/flows')
  await answersBy(page, lent)
  await page.close()
})

const answersBy = (page: Page, flow: string | undefined) =>
  asks(page, 'PUT', `/internal/numbers/${encodeURIComponent('+442079460000')}/flow`, { flow, version: null })

/** Asks a route as the pages do. */
async function asks(page: Page, method: string, path: string, body: unknown): Promise<{ id?: string }> {
  const { status, answer } = await page.evaluate(
    async ({ method, path, body }) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(path, { method, headers, body: JSON.stringify(body) })
      return { status: response.status, answer: await response.json() }
    },
    { method, path, body },
  )
  expect(status, JSON.stringify(answer)).toBeLessThan(300)
  return answer
}

/** Sets a setting of a node of the flow, as it is saved by an editor. */
async function edits(page: Page, node: string, setting: string, value: unknown) {
  await page.goto('/flows')
  const path = `/internal${address}/draft`
  const status = await page.evaluate(
    async ({ path, node, setting, value }) => {
      const { revision, draft } = await (await fetch(path)).json()
      draft.nodes[node].settings[setting] = value
      return (await fetch(path, { method: 'PUT', body: JSON.stringify({ revision, draft }) })).status
    },
    { path, node, setting, value },
  )
  expect(status).toBe(200)
}

const GREETING = 'Welcome to Acme. For sales, press 1. For support, press 2. For billing, press 3.'

test('a manager changes one message, sees one sentence and one button; the next caller hears it, who is inside does not', async ({
  page,
}) => {
  const caller = new CallerOnTheLine()
  await caller.hears('Welcome to Acme')
  await edits(page, 'main-menu', 'prompt', { text: `${GREETING} Good to hear you.` })
  await page.goto(address)
  await page.getByRole('button', { name: /^Publish/ }).click()
  await expect(page.getByRole('heading', { name: 'One change' })).toBeVisible()
  await expect(
    page.getByRole('button', { name: /^“Main menu”: the prompt says “.*Good to hear you/ }),
  ).toBeVisible()
  await expect(page.locator('[data-look="changed"]')).toHaveCount(1)
  await expect(page.getByText('version 1 → version 2')).toBeVisible()
  await expect(page.getByText('One caller is inside now and stays on version 1.')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.getByLabel('Note (optional)').fill('A warmer welcome')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Version 2 is live' })).toBeVisible()

  await rings('--expect', 'Good to hear you', '--hangup')
  caller.presses('*')
  await caller.hears('To hear this again, press star.')
  caller.hangsUp()
})

test('nothing is published unawares: no change says so, errors block, and new warnings ask', async ({
  page,
}) => {
  const publish = `${address}/publish`
  await page.goto(publish)
  const button = page.getByRole('button', { name: 'Publish version 3' })
  await expect(page.getByText('Nothing has changed since version 2')).toBeVisible()
  await expect(button).toBeDisabled()

  await edits(page, 'billing', 'destinations', [])
  await page.goto(publish)
  await expect(page.getByText('One problem stands in the way')).toBeVisible()
  await expect(page.getByText('Say whom to dial.')).toBeVisible()
  await expect(button).toBeDisabled()

  const bare = {
    type: 'websocket',
    uri: 'wss://acme.example/desk',
    contentType: 'audio/l16;rate=24000',
    headers: {},
  }
  await edits(page, 'billing', 'destinations', [bare])
  await page.goto(publish)
  await expect(page.getByText(/^\w+ things? (is|are) worth a look$/)).toBeVisible()
  await expect(button).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Publish all the same' }).check()
  await expect(button).toBeEnabled()
})

test('what somebody else did is told by name before it is published, and meanwhile too', async ({
  page,
  browser,
}) => {
  const publish = `${address}/publish`
  await page.goto(publish)
  await expect(page.getByRole('button', { name: 'Publish version 3' })).toBeVisible()

  const grace = await (await somebody(browser, 'Grace', 'editor')).newPage()
  await edits(grace, 'billing', 'destinations', [{ type: 'phone', number: '+442079460046' }])
  await expect(
    page.getByRole('alert').filter({ hasText: /^Grace changed the draft at \d\d:\d\d/ }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish version 3' })).toBeDisabled()
  await page.getByRole('button', { name: 'Show the new changes' }).click()
  await page.getByRole('checkbox', { name: 'Publish what Grace did, too' }).check()
  for (const other of await page.getByRole('checkbox', { checked: false }).all()) await other.check()
  await page.getByRole('button', { name: 'Publish version 3' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Version 3 is live' })).toBeVisible()
  await grace.close()
})

test('versions are compared side by side, one is restored and taken back, and one is made live again', async ({
  page,
}) => {
  const flow = address
  await page.goto(`${flow}/versions`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Version 2' })).toContainText('A warmer welcome')
  await expect(page.getByRole('listitem').filter({ hasText: 'Version 3' })).toContainText('Ann Owner')
  await page.getByRole('link', { name: 'Compare version 1 with version 3' }).click()
  await expect(page.getByRole('heading', { name: '2 differences' })).toBeVisible()
  const [before, after] = [
    page.getByLabel('Version 1', { exact: true }),
    page.getByLabel('Version 3 (live)', { exact: true }),
  ]
  await expect(before.locator('[data-look="changed"]')).toHaveCount(2)
  await expect(after.locator('[data-look="changed"]')).toHaveCount(2)
  await page.getByRole('button', { name: /^“Billing”/ }).click()
  await expect(before.locator('.react-flow__node.selected')).toContainText('Billing')
  await expect(after.locator('.react-flow__node.selected')).toContainText('Billing')

  await page.getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('link', { name: 'Restore version 1' }).click()
  await expect(page.getByText('The draft is what version 1 is.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring the draft back' }).click()
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible()

  await page.goto(`${flow}/versions`)
  await page.getByRole('button', { name: 'Make version 1 live' }).click()
  const dialog = page.getByRole('dialog', { name: 'Make version 1 live' })
  await expect(dialog).toContainText('version 3 → version 1')
  await dialog.getByRole('button', { name: 'Make version 1 live' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: 'Version 1' })).toContainText('Live')
  await rings('--expect', 'To hear this again, press star', '--hangup')
})

for (const { colorScheme, width } of LOOKS)
  test(`publishing and versions are accessible and fit, ${colorScheme} and ${width} px wide`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    const flow = address
    const drawn = page.locator('[data-card]').first()
    for (const place of ['publish', 'versions/2', 'versions/2?compare=draft']) {
      await page.goto(`${flow}/${place}`)
      await expect(drawn).toBeVisible()
      await isAccessibleAndFits(page)
    }
    await page.goto(`${flow}/versions`)
    await expect(page.getByRole('listitem').filter({ hasText: 'Version 2' })).toBeVisible()
    await isAccessibleAndFits(page)
  })
