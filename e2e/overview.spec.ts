import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits, LOOKS } from './accessible'
import { rings } from './caller'

test('a newcomer sees the sample, the number it answers, and the line that rings it', async ({ page }) => {
  await page.goto('/')
  const numbers = page.getByRole('region', { name: 'Numbers' })
  await expect(numbers).toContainText('+44 20 7946 0000')
  await expect(numbers).toContainText('Acme reception, live version 1')
  await expect(numbers).toContainText('npm run call -- +442079460000')
  await expect(page.getByRole('region', { name: 'Flows' })).toContainText('Version 1 is live')
})

test('a call shows up by itself, and its page tells each step and each webhook in both directions', async ({
  page,
}) => {
  await page.goto('/')
  await rings('--from', '+447700900131', '--press', '3', '--callee', 'busy', '--expect', 'busy just now')

  const calls = page.getByRole('region', { name: 'Latest calls' })
  await expect(calls.getByRole('link', { name: '+44 7700 900131' }).first()).toBeVisible()
  await calls.getByRole('link', { name: '+44 7700 900131' }).first().click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('+44 7700 900131 to +44 20 7946 0000')
  const story = page.getByRole('region', { name: 'What happened' })
  for (const step of [
    'Called +44 20 7946 0000',
    'Pressed 3',
    '3 Billing',
    'Was busy',
    'Everyone is busy',
    'Hung up',
  ])
    await expect(story.getByText(step, { exact: false }).first()).toBeVisible()

  const webhooks = page.getByRole('region', { name: 'Webhooks' })
  await webhooks.getByRole('heading', { name: 'Webhooks' }).click()
  await webhooks.getByText('POST …/vonage/input').click()
  const opened = webhooks.getByRole('listitem').locator('details[open]')
  await expect(opened.getByRole('figure', { name: 'Came in' })).toContainText('"dtmf"')
  await expect(opened.getByRole('figure', { name: 'Went out' })).toContainText('Connecting you to billing.')
})

test('a call that nobody knows leads to a page that says so', async ({ page }) => {
  const response = await page.goto('/calls/sandbox:nothing')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('link', { name: 'Go to all calls' })).toBeVisible()
})

test('a chosen theme goes before the system’s and is still there after a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const light = await background(page)
  await page.getByRole('button', { name: 'Dark' }).click()
  const dark = await background(page)
  expect(dark).not.toBe(light)
  await page.reload()
  expect(await background(page)).toBe(dark)
  await page.getByRole('button', { name: 'As the system' }).click()
  expect(await background(page)).toBe(light)
})

test('the keyboard reaches the content past the side bar, and every call in the list', async ({ page }) => {
  await rings('--press', '1', '--callee', 'no-answer')
  await page.goto('/calls')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'What happened' })).toBeVisible()
})

for (const { colorScheme, width } of LOOKS)
  test(`every page is accessible and fits, ${colorScheme} and ${width} px wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    await rings('--press', '9,2,*,1', '--callee', 'no-answer')
    await page.goto('/')
    await isAccessibleAndFits(page)
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calls' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Calls' })).toBeVisible()
    await isAccessibleAndFits(page)
    await page.getByRole('main').getByRole('row').getByRole('link').first().click()
    await expect(page.getByRole('region', { name: 'What happened' })).toBeVisible()
    const webhooks = page.getByRole('region', { name: 'Webhooks' })
    await webhooks.getByRole('heading', { name: 'Webhooks' }).click()
    await webhooks.getByText('POST …/').first().click()
    await expect(webhooks.getByRole('figure', { name: 'Came in' })).toBeVisible()
    await isAccessibleAndFits(page)
  })

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
