import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'

test('somebody checks the connection, is told what to do, and looks again when a part of an account is set', async ({
  page,
}) => {
  await page.goto('/settings/carriers')
  const check = page.getByRole('region', { name: 'Connection check' })
  const said = check.getByRole('status')
  // On a busy machine the button may stand there before anything listens to it.
  await expect(async () => {
    const begin = check.getByRole('button', { name: 'Check', exact: true })
    if (await begin.isVisible()) await begin.click()
    await expect(said).not.toContainText('Goes through', { timeout: 1_000 })
  }).toPass()
  await expect(said).toContainText('Nothing must be mended.', { timeout: 20_000 })
  await expect(row(page, 'Sandbox', 'Signed webhooks')).toContainText('forged and unsigned ones are refused')
  await expect(row(page, 'The way in', 'Public address')).toContainText('nobody outside can reach it')
  await expect(row(page, 'Vonage', 'Numbers')).toContainText('No Vonage account is set.')

  const account = page.getByRole('region', { name: 'Vonage account' })
  await account.getByLabel('API key').fill('abcd1234')
  await account.getByRole('button', { name: 'Save account' }).click()
  await expect(account.getByText('Saved.')).toBeVisible()
  await check.getByRole('button', { name: 'Check again' }).click()
  await expect(said).toContainText('must be mended', { timeout: 20_000 })
  await expect(row(page, 'Vonage', 'API key and secret')).toContainText('No API secret is set.')
  const signed = row(page, 'Vonage', 'Signed webhooks')
  await expect(signed).toContainText('Mend this')
  await expect(signed).toContainText('Copy it from the API settings of Vonage.')

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await isAccessibleAndFits(page)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)

  await account.getByRole('button', { name: 'Remove…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove account' }).click()
  await expect(account).toContainText('Not set')
})

const row = (page: Page, group: string, title: string) =>
  page
    .getByRole('region', { name: group, exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
