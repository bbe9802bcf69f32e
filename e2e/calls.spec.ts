import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'
import { rings } from './caller'

test.use({ viewport: { width: 1440, height: 900 } })

const ADA = '+44 7700 900161'

test('calls are narrowed, kept as a view, taken out as a file, and a new one shows up by itself', async ({
  page,
}) => {
  await rings('--from', '+447700900161', '--press', '2', '--hangup')
  await rings('--from', '+447700900161', '--press', '7,8,9')
  await rings('--from', '=2+5', '--press', '2', '--hangup')
  await page.goto('/calls')
  await searches(page, '07700 900 161')
  const rows = page.getByRole('main').locator('tbody tr')
  await expect(rows).toHaveCount(2)
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Caller hung up' })
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(ADA)
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    search: '07700 900 161',
    outcome: 'caller-hung-up',
  })

  await opens(page, 'Columns')
  await page.getByRole('checkbox', { name: 'Ended at' }).check()
  await expect(rows).toContainText('Support menu')
  await page.keyboard.press('Escape')
  await opens(page, 'Views')
  await page.getByLabel('Name of the view').fill('Ada gave up')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Ada gave up', exact: true })).toBeVisible()
  await isAccessibleAndFits(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(rows.nth(1)).toBeVisible()
  await opens(page, 'Views')
  await page.getByRole('button', { name: 'Ada gave up', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await expect(page.getByLabel('Search by number')).toHaveValue('07700 900 161')

  await rings('--from', '+447700900161', '--press', '2', '--hangup')
  await expect(rows).toHaveCount(2)

  await page.goto('/calls?outcome=caller-hung-up&when=today')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^patchbay-calls-.*\.csv$/)
  await expect(page.getByRole('dialog')).toContainText(/^.*\d+ calls exported/)
  const [heads = [], ...lines] = (await readFile(await saved.path(), 'utf8')).trim().split('\n').map(cellsOf)
  const column = (name: string) => lines.map((cells) => cells[heads.indexOf(name)])
  expect(new Set(column('outcome'))).toEqual(new Set(['caller-hung-up']))
  expect(column('caller').filter((caller) => caller === '+447700900161')).toHaveLength(2)
  // A spreadsheet would reckon what begins so.
  expect(column('caller').filter((caller) => caller?.endsWith('=2+5'))).toEqual(["'=2+5"])
  await page.keyboard.press('Escape')

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)
})

/** Cells of a line, none of which holds a quote. */
const cellsOf = (line: string): string[] => line.match(/(?<=^|,)("[^"]*"|[^,]*)/g) ?? []

/** Types a number and presses Enter, once the page's scripts run. */
async function searches(page: Page, number: string) {
  const box = page.getByLabel('Search by number')
  await expect(async () => {
    await box.fill(number)
    await box.press('Enter')
    await expect(page).toHaveURL(/search=/, { timeout: 1_000 })
  }).toPass()
}

const opens = (page: Page, menu: string) =>
  page.getByRole('main').locator('summary', { hasText: menu }).click()
