import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'

const NUMBER = '+44 20 7946 0940'
const dialog = (page: Page) => page.getByRole('dialog')
const rowOf = (page: Page, number: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: number, exact: true }) })

/** A flow of the template for opening hours, published twice, under a name that no other has. */
async function hasOfficeFlow(page: Page, name: string) {
  await page.goto('/numbers')
  await page.evaluate(async (name) => {
    const ask = async (method: string, path: string, body?: unknown) => {
      const reply = await fetch(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
      if (!reply.ok) throw new Error(`${method} ${path}: ${await reply.text()}`)
      return reply.json()
    }
    const { id } = await ask('POST', '/internal/flows', { template: 'opening-hours' })
    for (const live of [null, 1]) {
      const { revision, draft } = await ask('GET', `/internal/flows/${id}/draft`)
      draft.nodes.thanks.settings.prompt.text += ' Goodbye.'
      await ask('PUT', `/internal/flows/${id}/draft`, { revision, draft: { ...draft, name } })
      const seen = { revision: revision + 1, live, consents: [], note: '' }
      await ask('POST', `/internal/flows/${id}/publish`, seen)
    }
  }, name)
}

async function chooses(page: Page, label: string, option: RegExp) {
  const select = dialog(page).getByLabel(label)
  const wanted = select.getByRole('option', { name: option })
  await select.selectOption({ label: (await wanted.first().textContent()) ?? '' })
}

test.beforeEach(async ({ page }) => page.setViewportSize({ width: 1440, height: 900 }))

test('a number of the sandbox is added, answered by a flow, labelled, pinned, taken off and removed', async ({
  page,
}) => {
  await hasOfficeFlow(page, 'The office of Linden and Vale')
  await page.goto('/numbers?at=10:00&on=2026-03-02')
  await page.getByRole('button', { name: 'Add number' }).click()
  const number = dialog(page).getByLabel(/^Number/)
  await expect(number).toHaveValue(/^\+44 20 7946 0\d\d\d$/)
  await number.fill('reception')
  await dialog(page).getByRole('button', { name: 'Add number' }).click()
  await expect(dialog(page)).toContainText('“reception” is no phone number. Write it with its country code')
  await number.fill('020 7946 0940')
  await chooses(page, 'Answered by', /^The office of Linden and Vale$/)
  await dialog(page).getByRole('button', { name: 'Add number' }).click()
  await expect(dialog(page)).toHaveCount(0)

  const row = rowOf(page, NUMBER)
  await expect(row).toContainText('The office of Linden and Vale · version 2')
  await expect(row).toContainText('The team: rings +44 20 7946 0051')
  await page.getByLabel('Time').fill('6pm')
  await page.getByLabel('Time').press('Enter')
  await expect(page.getByRole('columnheader', { name: 'At 18:00 on 2 Mar' })).toBeVisible()
  await expect(row).toContainText(
    'Closed: voicemail “Thank you for calling Linden and Vale. The office is closed',
  )

  await row.hover()
  await row.getByRole('button', { name: `Label ${NUMBER}` }).click()
  await page.keyboard.type('Night desk')
  await page.keyboard.press('Enter')
  await expect(row.getByRole('button', { name: /^Label of/ })).toHaveText('Night desk')
  await page.getByRole('searchbox').fill('night')
  await expect(page.locator('[data-row]')).toHaveCount(1)

  await row.getByRole('button', { name: NUMBER, exact: true }).click()
  await chooses(page, 'Version', /^Always version 1/)
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('always version 1')
  await row.getByRole('button', { name: NUMBER, exact: true }).click()
  await chooses(page, 'Answered by', /^No flow/)
  await dialog(page).getByRole('button', { name: 'Take off' }).click()
  await expect(row).toContainText('Nobody: not in service')
  await row.getByRole('button', { name: NUMBER, exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Remove…' }).click()
  await dialog(page).getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(row).toHaveCount(0)
})

test('the list is walked through by keys, and leads to the test phone', async ({ page }) => {
  await page.goto('/numbers')
  const sample = page.getByRole('button', { name: '+44 20 7946 0000', exact: true })
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('7946 0000')
  await expect(page.locator('[data-row]')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(sample).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Main menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'Add number' })).toBeVisible()
  await page.keyboard.press('Escape')
  await rowOf(page, '+44 20 7946 0000').getByRole('link', { name: /^Ring/ }).click()
  await expect(page).toHaveURL(/\/phone\?number=%2B442079460000/)
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`the page and its dialogs are accessible and fit, ${colorScheme} at ${width}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/numbers')
    await isAccessibleAndFits(page)
    await page.getByRole('button', { name: '+44 20 7946 0000', exact: true }).click()
    await expect(dialog(page).getByLabel('Version')).toBeVisible()
    await isAccessibleAndFits(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Add number' }).click()
    await isAccessibleAndFits(page)
  })
