import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { type FakeVonage, startFakeVonage } from '@/lib/carriers/vonage/testing/fake-api'
import { isAccessibleAndFits } from './accessible'

const MSISDN = '447700900321'
const SHOWN = '+44 7700 900321'

let vonage: FakeVonage
test.beforeAll(async () => {
  vonage = await startFakeVonage({ port: Number(process.env.E2E_PORT ?? '3100') + 7 })
})
test.afterAll(() => vonage.close())

test('somebody sets a Vonage account, sees what it would change there, does it, and mends a number that answers elsewhere', async ({
  page,
}) => {
  test.slow() // one long story: twenty answers of a carrier, and the page is judged three times
  const other = { id: 'other-application', name: 'Old IVR', keys: { public_key: '' }, capabilities: {} }
  vonage.applications.set(other.id, other)
  vonage.numbers.set(MSISDN, {
    country: 'GB',
    msisdn: MSISDN,
    type: 'mobile-lvn',
    features: ['VOICE', 'SMS'],
    app_id: other.id,
    moHttpUrl: 'https://texts.example.com/',
  })

  await page.goto('/')
  await page.getByRole('link', { name: 'Settings' }).click()
  const account = page.getByRole('region', { name: 'Vonage account' })
  const application = page.getByRole('region', { name: 'Application' })
  const numbers = page.getByRole('region', { name: 'Numbers at Vonage' })
  await expect(application).toContainText('Set the API key and secret first.')
  await seen(page, 'nothing-set')

  await account.getByLabel('API key').fill(vonage.apiKey)
  await account.getByLabel('API secret').fill('wrong')
  await account.getByRole('button', { name: 'Save account' }).click()
  await expect(account.getByText('Vonage does not know this API key and secret.')).toBeVisible()
  await seen(page, 'wrong-key')
  await account.getByLabel('API secret').fill(vonage.apiSecret)
  await account.getByRole('button', { name: 'Save account' }).click()
  await expect(account.getByText('Saved.')).toBeVisible()
  await expect(account.getByLabel('API secret')).toHaveValue('')

  await application.getByLabel('Application').selectOption('Old IVR')
  await application.getByRole('button', { name: 'Take this application' }).click()
  await expect(application).toContainText('/webhooks/vonage/answer')
  expect(vonage.asked.every(({ method }) => method === 'GET')).toBe(true)
  await seen(page, 'plan')
  vonage.fails(1, 500, /^PUT/)
  await application.getByRole('button', { name: 'Set these addresses' }).click()
  await expect(application).toContainText('Vonage has trouble of its own')
  await seen(page, 'failed-step')

  await application.getByRole('button', { name: 'Use another…' }).click()
  await application.getByLabel('Name').fill('Patchbay')
  await application.getByRole('button', { name: 'Create application' }).click()
  await expect(application).toContainText('Its addresses lead here')
  const ours = [...vonage.applications.values()].find(({ name }) => name === 'Patchbay')

  await numbers.getByRole('button', { name: `Add ${SHOWN}` }).click()
  await expect(numbers).toContainText('No flow answers it here')
  vonage.fails(1, 500, /^POST/)
  await givesAFlowTo(page, `+${MSISDN}`)
  await numbers.getByRole('button', { name: 'Compare again' }).click()
  await expect(numbers).toContainText('This number answers to another application (other-application).')
  await seen(page, 'difference')
  await numbers.getByRole('button', { name: `Mend ${SHOWN}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('answers here')
  await seen(page, 'mend')
  await dialog.getByRole('button', { name: 'Link number' }).click()
  await expect(numbers).toContainText('Linked')
  expect(vonage.numbers.get(MSISDN)).toMatchObject({
    app_id: ours?.id,
    moHttpUrl: 'https://texts.example.com/',
  })
  await seen(page, 'done')

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await isAccessibleAndFits(page)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)

  await account.getByRole('button', { name: 'Remove…' }).click()
  await dialog.getByRole('button', { name: 'Remove account' }).click()
  await expect(application).toContainText('Set the API key and secret first.')
})

/** As a program does it: the sample answers the number from now on. */
async function givesAFlowTo(page: Page, e164: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/run.mjs', 'api-key', 'create', 'carriers'],
    { env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR } },
  )
  const [key = ''] = stdout.match(/pb_[\w-]+/) ?? []
  const headers = { authorization: `Bearer ${key}` }
  const { flows } = await (await page.request.get('/api/v1/flows', { headers })).json()
  const put = await page.request.put(`/api/v1/numbers/${e164}`, { headers, data: { flow: flows[0].id } })
  expect(await put.json()).toMatchObject({ remote: { state: 'failed' } })
}

/** Pictures of each state for whoever looks at the page: only when a folder is named. */
async function seen(page: Page, name: string) {
  const folder = process.env.PICTURES
  if (!folder) return
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [1440, 'dark'],
    [390, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 720 })
}
