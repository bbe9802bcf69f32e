import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits, LOOKS } from './accessible'

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

async function makesFromTemplate(page: Page, title: string) {
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).first().click()
  await page
    .getByRole('dialog', { name: 'New flow' })
    .getByRole('button', { name: new RegExp(title) })
    .click()
  await page.waitForURL(/\/flows\/\w+$/)
}

test('a designer makes a flow from a template, and finds it in the list with nothing to correct', async ({
  page,
}) => {
  await makesFromTemplate(page, 'Hunt group')
  await page.goto('/flows')
  const row = rowOf(page, 'Hunt group')
  await expect(row).toContainText('Not published')
  await expect(row).toContainText('None')
  await expect(rowOf(page, 'Acme reception')).toContainText('Version 1 live')
  await expect(rowOf(page, 'Acme reception')).toContainText('+44 20 7946 0000')
})

test('the list is searched by name and by number, and walked through by keys alone', async ({ page }) => {
  await makesFromTemplate(page, 'Survey after a choice')
  await page.goto('/flows')
  // A page takes keys once its scripts run.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('020 7946 0000')
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(2)
  await expect(rowOf(page, 'Acme reception')).toBeVisible()
  await page.getByRole('searchbox').fill('nothing of that name')
  await page.getByRole('button', { name: /^Show all/ }).click()
  await page.getByRole('searchbox').fill('survey')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Survey after a choice' }).first()).toBeFocused()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').blur()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(page.locator('[data-row]').first()).toBeFocused()
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'New flow' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the list sorts by any column', async ({ page }) => {
  await page.goto('/flows')
  const names = () => page.locator('[data-row]').allTextContents()
  const byName = await names()
  expect(byName).toEqual([...byName].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  expect(await names()).toEqual([...byName].reverse())
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Numbers', exact: true }).click()
  await page.getByRole('button', { name: 'Numbers', exact: true }).click()
  expect((await names())[0]).toBe('Acme reception')
})

test('a broken file is refused with the place of each fault in plain words, and nothing is stored', async ({
  page,
}) => {
  await page.goto('/flows')
  const before = await page.locator('[data-row]').count()
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import a flow' })
  const broken = {
    format: 1,
    name: 'Broken',
    start: 'main',
    nodes: {
      main: {
        kind: 'menu',
        name: 'Main menu',
        settings: { choices: [{ key: '1' }, { key: 'twelve' }], timeoutSeconds: 'long' },
      },
    },
  }
  await dialog.getByLabel('Choose a file').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(broken)),
  })
  const told = dialog.getByRole('alert')
  await expect(told).toContainText('Nothing was stored')
  await expect(told).toContainText('Node “Main menu”, choice 2, key must be one of 0–9, * or #')
  await expect(told).toContainText('Node “Main menu”, timeout seconds must be a number, and is a text')

  await dialog.getByLabel('Or paste it').fill('{ "format": 1,\n "name": ')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(told).toContainText('This is no JSON')
  await page.reload()
  await expect(page.locator('[data-row]')).toHaveCount(before)
})

test('a flow is exported with its hours and comes back in under a name of its own', async ({ page }) => {
  await makesFromTemplate(page, 'Opening hours with voicemail')
  await page.goto('/flows')
  await rowOf(page, 'Opening hours with voicemail').hover()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export “Opening hours with voicemail”' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Opening hours with voicemail.flow.json')
  const file = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(file.calendars['Office hours'].timeZone).toBe('Europe/London')

  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByLabel('Or paste it').fill(JSON.stringify({ ...file, name: 'Hours from elsewhere' }))
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/flows\/\w+$/)
  await page.goto('/flows')
  await expect(rowOf(page, 'Hours from elsewhere')).toContainText('None')
})

test('a flow is duplicated, archived, and got back; one that callers reach is not archived', async ({
  page,
}) => {
  await makesFromTemplate(page, 'Order status')
  await page.goto('/flows')
  await rowOf(page, 'Order status').hover()
  await page.getByRole('button', { name: 'Duplicate “Order status”' }).click()
  await expect(rowOf(page, 'Order status copy')).toBeVisible()
  await rowOf(page, 'Order status copy').hover()
  await page.getByRole('button', { name: 'Archive “Order status copy”' }).click()
  await expect(page.getByRole('status')).toContainText('“Order status copy” is archived.')
  await expect(rowOf(page, 'Order status copy')).toHaveCount(0)
  await page.getByRole('button', { name: /^Archived/ }).click()
  await expect(rowOf(page, 'Order status copy')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('status')).toContainText('is back in the list')
  await expect(rowOf(page, 'Order status copy')).toBeVisible()

  await rowOf(page, 'Acme reception').hover()
  await page.getByRole('button', { name: 'Archive “Acme reception”' }).click()
  await expect(page.getByRole('status')).toContainText('Take its numbers off it first')
})

test('pages of other sites can neither make nor change anything', async ({ request }) => {
  const made = await request.post('/internal/flows', {
    data: { template: 'reception' },
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
  })
  expect(made.status()).toBe(403)
})

async function makesCalendar(page: Page, name: string) {
  await page.goto('/hours')
  await page.getByRole('button', { name: 'New calendar' }).click()
  await page.getByRole('textbox', { name: /^Name/ }).fill(name)
  await page.getByRole('button', { name: 'Make calendar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

test('hours are typed, copied to weekdays, seen in the preview and kept', async ({ page }) => {
  await makesCalendar(page, 'Workshop')
  await page.getByLabel('Monday, from').fill('730')
  await page.getByLabel('Monday, to').fill('noon')
  await expect(page.getByText('Write times such as 9:00 or 17:30.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save hours' })).toBeDisabled()
  await page.getByLabel('Monday, to').fill('12')
  await page.getByRole('button', { name: 'Add more hours on Monday' }).click()
  await expect(page.getByLabel('Monday, hours 2, from')).toBeFocused()
  await page.keyboard.type('1pm')
  await page.keyboard.press('Tab')
  await page.keyboard.type('16:30')
  await page.getByRole('button', { name: 'Copy Monday to weekdays' }).click()
  await expect(page.getByLabel('Friday, hours 2, to')).toHaveValue('16:30')
  const preview = page.getByRole('table', { name: 'The next 90 days' })
  await expect(preview).toContainText('7:30–12')
  await expect(preview).toContainText('13–16:30')

  await page.getByLabel('Country').selectOption('United Kingdom')
  await page.getByLabel('State or part').selectOption('Scotland')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status')).toContainText('Saved')
  await page.reload()
  await expect(page.getByLabel('Monday, hours 1, from')).toHaveValue('07:30')
  await expect(page.getByLabel('State or part')).toHaveValue('SCT')
})

test('a day by hand shows up in the preview by its name and its half day', async ({ page }) => {
  await makesCalendar(page, 'Stocktaking')
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  await page.getByRole('button', { name: 'Add a day' }).click()
  await page.getByLabel('Date of the new day').fill(day)
  await page.getByPlaceholder('What for').fill('We count')
  await page.getByRole('button', { name: 'Add hours on We count' }).click()
  await page.getByLabel('We count, from').fill('6')
  await page.getByLabel('We count, to').fill('8:15')
  const cell = page.getByRole('table', { name: 'The next 90 days' }).getByRole('cell', { name: /We count/ })
  await expect(cell).toContainText('6–8:15')
})

test('closing by hand takes effect at once, is seen in the list, and is ended again', async ({ page }) => {
  await makesCalendar(page, 'Counter')
  await page.getByLabel('From now on').selectOption('Holiday')
  await page.getByLabel('How long').selectOption('for seven days')
  await page.getByLabel('Why (optional)').fill('Moving house')
  await page.getByRole('button', { name: 'Set by hand' }).click()
  await expect(page.getByRole('button', { name: 'End it now' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'The next 90 days' })).toContainText('by hand')

  await page.getByLabel('Monday, from').fill('10')
  await page.getByRole('button', { name: 'Save hours' }).click()
  await expect(page.getByRole('status')).toContainText('Saved')
  await page.goto('/hours')
  await expect(rowOf(page, 'Counter')).toContainText('Holiday')
  await expect(rowOf(page, 'Counter')).toContainText('Moving house')
  await rowOf(page, 'Counter').getByRole('link').click()
  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByRole('button', { name: 'Set by hand' })).toBeVisible()
})

test('of two who change the same hours the second is told, and overwrites nothing', async ({
  page,
  context,
}) => {
  await makesCalendar(page, 'Shared')
  const other = await context.newPage()
  await other.goto('/hours/Shared')
  await other.getByLabel('Monday, from').fill('11')
  await other.getByRole('button', { name: 'Save hours' }).click()
  await expect(other.getByRole('status')).toContainText('Saved')
  await page.getByLabel('Monday, from').fill('6')
  await page.getByRole('button', { name: 'Save hours' }).click()
  await expect(page.getByRole('status')).toContainText('Somebody else has changed these hours')
  await other.reload()
  await expect(other.getByLabel('Monday, from')).toHaveValue('11:00')
})

for (const { colorScheme, width } of LOOKS)
  test(`flows and hours are accessible and fit, ${colorScheme} and ${width} px wide`, async ({ page }) => {
    // Ninety days have many colours to be looked at.
    test.slow()
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/flows')
    await expect(page.getByRole('heading', { level: 1, name: 'Flows' })).toBeVisible()
    await isAccessibleAndFits(page)
    await page.getByRole('button', { name: 'New flow' }).first().click()
    await isAccessibleAndFits(page)
    await page.getByRole('button', { name: 'import a file' }).click()
    await page.getByLabel('Or paste it').fill('{}')
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Nothing was stored')
    await isAccessibleAndFits(page)

    await makesCalendar(page, `Looked at, ${colorScheme} ${width}`)
    await page.getByRole('button', { name: 'Add a day' }).click()
    await page.getByLabel('Monday, from').fill('22')
    await isAccessibleAndFits(page)
    page.on('dialog', (dialog) => dialog.accept())
    await page.goto('/hours')
    await expect(page.getByRole('heading', { level: 1, name: 'Hours' })).toBeVisible()
    await isAccessibleAndFits(page)
  })
