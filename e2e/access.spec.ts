import { expect, test } from '@playwright/test'
import { codeOfApp } from '../lib/sign-in/testing/authenticator'
import { isAccessibleAndFits, LOOKS } from './accessible'
import { somebody } from './people'

test('an invited editor may draw but not publish, and sees whom to ask', async ({ page, browser }) => {
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill('eddy@patchbay.example')
  await dialog.getByLabel('Role').selectOption('editor')
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = (await dialog.locator('code').textContent()) ?? ''

  const theirs = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage()
  await theirs.goto(new URL(link).pathname)
  await theirs.getByLabel('Your name').fill('Eddy Editor')
  await expect(theirs.getByLabel('E-mail address')).toHaveValue('eddy@patchbay.example')
  await theirs.getByLabel('Password').fill('draws all day long')
  await theirs.getByRole('button', { name: 'Come in' }).click()
  await expect(theirs.getByRole('heading', { name: 'Overview' })).toBeVisible()

  const made = await theirs.request.post('/internal/flows', {
    data: { template: 'reception' },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  const { id } = (await made.json()) as { id: string }
  await theirs.goto(`/flows/${id}/publish`)
  await expect(theirs.getByRole('button', { name: 'Publish version 1' })).toBeDisabled()
  await expect(theirs.getByText('Publishing takes a publisher. Ask Ann Owner')).toBeVisible()
  await theirs.goto('/settings/api-keys')
  await expect(theirs.getByText('You may not see this page')).toBeVisible()
  await theirs.context().close()
})

test('a session that is ended elsewhere is out at the next click, and comes back to where it was', async ({
  browser,
}) => {
  const context = await somebody(browser, 'Vera Viewer', 'viewer')
  const page = await context.newPage()
  await page.goto('/calls')
  // The same person, signed in by another browser, ends this one.
  const { cookies } = await context.storageState()
  const other = await browser.newContext({ storageState: { cookies, origins: [] } })
  const ended = await other.request.delete('/internal/session', {
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(ended.ok()).toBe(true)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Hours' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fhours/)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  await Promise.all([context.close(), other.close()])
})

test('with a second factor one signs in by a code of the app, or by a recovery code once', async ({
  browser,
}) => {
  const context = await somebody(browser, 'Tess Twofold', 'editor')
  const page = await context.newPage()
  await page.goto('/settings/profile')
  const email = (await page.getByText(/^[\w-]+@patchbay\.example$/).textContent()) ?? ''
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByLabel('Your password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Go on' }).click()
  const secret = (await page.getByText('Or type this into it').locator('code').textContent()) ?? ''
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('This code is not right.')).toBeVisible()
  await isAccessibleAndFits(page)
  await page.getByLabel('Code').fill(codeOfApp(secret))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  const shown = page.getByRole('status').locator('li')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allTextContents()
  await page.getByRole('button', { name: 'I have kept them' }).click()

  const signsIn = async () => {
    await page.getByRole('button', { name: 'You are Tess Twofold' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  const gives = async (label: string, code: string) => {
    await page.getByLabel(label).fill(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await signsIn()
  await gives('Code', '000000')
  await expect(
    page.getByText('This code is not right. Look at the one that your app shows now.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await gives('Recovery code', codes[0] ?? '')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await signsIn()
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await gives('Recovery code', codes[0] ?? '')
  await expect(page.getByText('This is none of your recovery codes, or it was used already.')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)
  await page.getByRole('button', { name: 'Use the app instead' }).click()
  await gives('Code', codeOfApp(secret))
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
  await context.close()
})

for (const { colorScheme, width } of LOOKS)
  test(`signing in and the pages of who may do what are accessible and fit, ${colorScheme} and ${width} px wide`, async ({
    page,
    browser,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    for (const path of ['/settings/profile', '/settings/people', '/settings/api-keys']) {
      await page.goto(path)
      await isAccessibleAndFits(page)
    }
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('billing script')
    await page.getByRole('button', { name: 'Make the key' }).click()
    await expect(page.getByText(/^pb_/)).toBeVisible()
    await isAccessibleAndFits(page)

    const theirs = await browser.newContext({ storageState: { cookies: [], origins: [] }, colorScheme })
    const outside = await theirs.newPage()
    await outside.setViewportSize({ width, height: 844 })
    for (const path of ['/sign-in', '/reset', '/join/nothing']) {
      await outside.goto(path)
      await isAccessibleAndFits(outside)
    }
    await outside.goto('/sign-in?to=//evil.example')
    await outside.getByLabel('E-mail address').fill('ann@patchbay.example')
    await outside.getByLabel('Password').fill('not the right one')
    await outside.getByRole('button', { name: 'Sign in' }).click()
    await expect(outside.getByText('This e-mail address and password do not go together.')).toBeVisible()
    await theirs.close()
  })
