import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { isAccessibleAndFits } from './accessible'
import { leavesAMessage, MICROPHONE, WEBM } from './message'

test.use({ ...MICROPHONE, viewport: { width: 1440, height: 900 } })

test('a message shows up by itself, is heard, saved and deleted', async ({ page, context }) => {
  await page.addInitScript(noteViolations)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/voicemail')
  const before = await unheard(page)
  const messages = page.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  const known = await messages.count()

  const phone = await context.newPage()
  await leavesAMessage(phone)
  await expect(messages).toHaveCount(known + 1)
  await expect.poll(() => unheard(page)).toBe(before + 1)
  const message = messages.first()
  await expect(message).toContainText('Sales voicemail')
  await expect(message).toContainText('New')

  const sounds = page.waitForResponse(
    (response) => /\/audio$/.test(response.url()) && response.status() === 206,
  )
  await message.getByRole('button', { expanded: false }).click()
  await sounds
  await expect(message.locator('canvas').first()).toBeVisible()
  await isAccessibleAndFits(page)
  await message.getByRole('button', { name: 'Play', exact: true }).click()
  await expect
    .poll(() => message.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0)
  await expect(message).not.toContainText('New')
  await expect(message).toContainText('Heard by Ann Owner')
  // Wherever else somebody sits, they need not hear it again.
  await expect.poll(() => unheard(phone)).toBe(before)

  const sound = (await message.locator('audio').getAttribute('src')) ?? ''
  const part = await page.request.get(sound, { headers: { range: 'bytes=0-3' } })
  expect([part.status(), (await part.body()).toString('hex')]).toEqual([206, WEBM])
  const saving = page.waitForEvent('download')
  await message.getByRole('link', { name: 'Download' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^voicemail-\d{4}-\d\d-\d\d-\d{4}\.webm$/)
  const bytes = await readFile(await saved.path())
  expect(`${bytes.length}`).toBe(part.headers()['content-range']?.split('/')[1])

  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)
  await message.getByRole('button', { name: /^Delete/ }).click()
  await expect(messages).toHaveCount(known)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(messages).toHaveCount(known + 1)
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([])
})

/** The number beside “Voicemail” in the navigation. */
async function unheard(page: Page): Promise<number> {
  const place = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Voicemail/ })
  return Number(/\d+/.exec((await place.textContent()) ?? '')?.[0] ?? 0)
}

/** What the policy of our pages did not let happen. */
function noteViolations() {
  const violations: string[] = []
  Object.assign(window, { violations })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    violations.push(`${violatedDirective} ${blockedURI}`),
  )
}
