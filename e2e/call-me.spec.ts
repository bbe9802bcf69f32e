import { expect, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'

test('somebody is called by the sample from a sandbox number, sees how it goes, and hangs up', async ({
  page,
}) => {
  await page.goto('/flows')
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Acme reception', exact: true }) })
  await row.hover()
  await row.getByRole('button', { name: 'Call me with “Acme reception”' }).click()
  const dialog = page.getByRole('dialog')

  await dialog.getByLabel('Your number').fill('my phone')
  await dialog.getByRole('button', { name: 'Call me' }).click()
  await expect(dialog.getByText('Write it with its country code')).toBeVisible()
  await page.mouse.move(5, 5) // a button that is pointed at is fainter
  await isAccessibleAndFits(page)

  await dialog.getByLabel('Your number').fill('+44 7700 900123')
  await dialog.getByRole('button', { name: 'Call me' }).click()
  await expect(dialog.getByText('Answered', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Hang up' }).click()
  await expect(dialog.getByText('The call is over')).toBeVisible()

  await dialog.getByRole('link', { name: 'Show the call' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('+44 7700 900123')
  await expect(page.getByText('Welcome to Acme')).not.toHaveCount(0)
})
