import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'
import { CallerOnTheLine, rings } from './caller'

test('somebody reads a call step by step: the lit path, the variables, and a raw webhook', async ({
  page,
}) => {
  await rings('--from', '+447700900147', '--press', '2,*,1', '--callee', 'no-answer', '--hangup')
  await opensCallOf(page, '+44 7700 900147')

  await expect(page.getByText('The caller hung up at “Sales voicemail”', { exact: false })).toBeVisible()
  const path = page.getByRole('region', { name: 'Path' })
  const card = (name: string) =>
    path.locator('.react-flow__node [data-card]').filter({ has: page.getByText(name, { exact: true }) })
  await expect(card('Sales voicemail').first()).toHaveAttribute('data-look', 'current')
  await expect(card('Goodbye').first()).toHaveAttribute('data-look', 'faded')

  const story = page.getByRole('region', { name: 'What happened' })
  const scrubber = path.getByRole('slider', { name: 'Moment of the call' })
  await scrubber.focus()
  await page.keyboard.press('Home')
  await expect(story.locator('[aria-current=step]')).toContainText('Called +44 20 7946 0000')
  await page.keyboard.press('ArrowRight')
  await expect(story.locator('[aria-current=step]')).toContainText('“Welcome to Acme.')
  await expect(card('Main menu').first()).toHaveAttribute('data-look', 'current')
  await expect(card('Sales voicemail').first()).toHaveAttribute('data-look', 'faded')

  await story.getByRole('button', { name: 'Sales · No answer' }).click()
  await expect(scrubber).toHaveAttribute('aria-valuetext', /Sales$/)
  await expect(card('Main menu').first()).toHaveAttribute('data-look', 'visited')
  await expect(path.getByText('Variables at this step')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Parties dialled' })).toContainText('+44 20 7946 0018')

  const webhooks = page.getByRole('region', { name: 'Webhooks' })
  await webhooks.getByRole('heading', { name: 'Webhooks' }).click()
  await webhooks.getByText('POST …/vonage/input').first().click()
  await expect(webhooks.getByRole('figure', { name: 'Came in' })).toContainText('"dtmf"')
  await expect(webhooks.getByRole('button', { name: 'Copy: Went out' })).toBeVisible()
  await isAccessibleAndFits(page)
})

test('a call is followed while it goes on', async ({ page }) => {
  const caller = new CallerOnTheLine()
  await caller.hears('Welcome to Acme')
  await page.goto('/calls')
  await page.getByRole('main').getByRole('row').getByRole('link').first().click()
  const story = page.getByRole('region', { name: 'What happened' })
  await expect(story.locator('[aria-current=step]')).toContainText('Main menu')
  caller.presses('2')
  await expect(story.locator('[aria-current=step]')).toContainText('Support menu')
  caller.hangsUp()
  await expect(story.getByText('Hung up')).toBeVisible()
})

async function opensCallOf(page: Page, caller: string) {
  await page.goto('/calls')
  await page.getByRole('main').getByRole('link', { name: caller }).first().click()
  await expect(page.getByRole('region', { name: 'What happened' })).toBeVisible()
}
