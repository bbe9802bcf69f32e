import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'

test('a caller is moved to another node and hears it, and is then hung up on', async ({ page, context }) => {
  const phone = await context.newPage()
  await phone.goto('/phone')
  await expect(async () => {
    const call = phone.getByRole('button', { name: 'Call', exact: true })
    if (await call.isVisible()) await call.click()
    await expect(phone.getByText(/Welcome to Acme/).first()).toBeVisible({ timeout: 5_000 })
  }).toPass()

  await page.goto('/calls')
  await page.getByRole('link', { name: 'Live' }).click()
  const callers = page.getByRole('region', { name: 'Acme reception' })
  await expect(callers.getByText('Main menu').first()).toBeVisible()
  await expect(callers.getByRole('timer')).toHaveText(/^\d+:\d\d$/)
  await hearsItAgain(phone)
  await isAccessibleAndFits(page)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('move +44')
  await page.keyboard.press('Enter')
  await page.keyboard.type('support')
  await expect(page.getByRole('dialog').getByText(/This is support/)).toBeVisible()
  await hearsItAgain(phone)
  await isAccessibleAndFits(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Move to Support menu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(phone.getByText(/This is support/).first()).toBeVisible()
  await expect(callers.getByText('Support menu').first()).toBeVisible()

  await callers.getByRole('button', { name: /^Hang up on/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hang up' }).click()
  await expect(phone.getByText(/it was ended from Patchbay/)).toBeVisible()
  await expect(page.getByText('Ring one of your numbers')).toBeVisible()

  await page.goto('/calls')
  await expect(
    page
      .locator('tbody')
      .getByText(/^Ended (by|here|from)/)
      .first(),
  ).toBeVisible()
})

/** A caller who says nothing for long is hung up on; one who presses star is not, however long the page is looked at. */
const hearsItAgain = (phone: Page) => phone.keyboard.press('*')
