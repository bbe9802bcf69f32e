import { expect, type Page } from '@playwright/test'
import config from '../playwright.config'

const { launchOptions } = config.use ?? {}

/** For `test.use`: a microphone that beeps by itself, and nobody who must allow it. */
export const MICROPHONE = {
  launchOptions: {
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  },
}

/** How a WebM file begins, as hex: what the test phone records. */
export const WEBM = '1a45dfa3'

/** Somebody rings the sample by the test phone, finds sales busy, and says something. */
export async function leavesAMessage(phone: Page, { from }: { from?: string } = {}) {
  const button = (name: string) => phone.getByRole('button', { name, exact: true })
  await phone.goto('/phone')
  await expect(async () => {
    if (await button('Call').isVisible()) {
      if (from) {
        await phone.getByLabel('Caller’s number').selectOption('Another number…')
        await phone.getByLabel('Another number', { exact: true }).fill(from, { timeout: 2_000 })
      }
      await button('Call').click()
    }
    await expect(phone.getByText(/Welcome to Acme/).first()).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await phone.keyboard.press('1')
  await button('Skip').click()
  await button('Is busy').click()
  await expect(phone.getByText(/^Nobody in sales is free/)).toBeVisible()
  await button('Skip').click()
  await expect(phone.getByText('Recording. # ends it')).toBeVisible()
  // So long somebody speaks.
  await phone.waitForTimeout(1_500)
  await button('Hash').click()
  await expect(phone.getByLabel('What was recorded')).toBeVisible()
  await button('Hang up').click()
}
