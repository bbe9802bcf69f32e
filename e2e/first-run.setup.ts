import { join } from 'node:path'
import { expect, test } from '@playwright/test'

// All other stories wait for this one, on however busy a machine.
test.setTimeout(120_000)

test('a newcomer opens the printed link, becomes the owner, and publishes a flow', async ({ page }) => {
  const link = process.env.E2E_FIRST_RUN ?? ''
  await page.goto('/flows')
  await expect(page.getByRole('heading', { name: 'Nobody is here yet' })).toBeVisible()
  await page.goto(link)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByLabel('Your name').fill('Ann Owner')
  await page.getByLabel('E-mail address').fill('ann@patchbay.example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await expect(page.getByText('Choose at least 10 characters.')).toBeVisible()
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await page.context().storageState({ path: join(process.env.E2E_DATA_DIR ?? '', 'owner.json') })

  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).click()
  await page
    .getByRole('button', { name: /Opening hours|Reception/ })
    .first()
    .click()
  await page.waitForURL(/\/flows\/[a-z0-9]{16}$/)
  const path = new URL(page.url()).pathname
  await page.goto(`${path}/publish`)
  await page.getByRole('button', { name: 'Publish version 1' }).click()
  await expect(page.getByText(/Version 1 is live|published/i).first()).toBeVisible()

  // The link has made one owner, and no other.
  await page.context().clearCookies()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link works no more' })).toBeVisible()
})
