import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { isAccessibleAndFits } from './accessible'
import { leavesAMessage, MICROPHONE, WEBM } from './message'

test.use({ ...MICROPHONE, viewport: { width: 1440, height: 900 } })

const CALLER = '+44 7700 900456'

test('it is said how long things are kept; a caller’s data is handed over, and erased', async ({ page }) => {
  await leavesAMessage(page, { from: '+447700900456' })
  await page.goto('/settings/retention')
  const keeping = page.getByRole('region', { name: 'How long things are kept' })
  await keeping.getByLabel(/^Webhooks/).selectOption({ label: 'For 10 years' })
  await expect(keeping.getByText(/^Nothing is old enough yet\. The next goes on/)).toBeVisible()
  await keeping.getByRole('button', { name: 'Save' }).click()
  await expect(keeping.getByText('Saved.')).toBeVisible()

  const caller = page.getByRole('region', { name: 'One caller’s data' })
  const looks = async () => {
    await caller.getByLabel('Caller’s number').fill('+44 7700 900 456')
    await caller.getByRole('button', { name: 'Look' }).click()
  }
  await looks()
  await expect(caller.getByRole('status')).toContainText(/^\+44 7700 900456: 1 call, .* 1 recording\./)
  await isAccessibleAndFits(page)
  const saving = page.waitForEvent('download')
  await caller.getByRole('button', { name: 'Export' }).click()
  const files = unzipSync(await readFile(await (await saving).path()))
  const [sound = ''] = Object.keys(files).filter((name) => name.startsWith('recordings/'))
  expect(Object.keys(files)).toEqual(['caller.json', 'placed-calls.json', 'calls.jsonl', sound])
  expect(Buffer.from(files[sound] ?? []).toString('hex', 0, 4)).toBe(WEBM)
  const [call = '', ...others] = strFromU8(files['calls.jsonl'] ?? new Uint8Array())
    .trim()
    .split('\n')
  expect(others).toEqual([])
  const { caller: who, recordings } = JSON.parse(call)
  expect([who, recordings.map(({ id }: { id: string }) => `recordings/${id}.webm`)]).toEqual([
    '+447700900456',
    [sound],
  ])

  await caller.getByRole('button', { name: 'Erase…' }).click()
  const dialog = page.getByRole('dialog', { name: `Erase ${CALLER}?` })
  await expect(dialog.getByRole('button', { name: 'Erase this caller' })).toBeDisabled()
  await dialog.getByLabel('Type the number to confirm').fill(CALLER)
  await dialog.getByRole('button', { name: 'Erase this caller' }).click()
  await expect(caller.getByText('+44 77•• ••••56: 1 call and 1 recording deleted')).toBeVisible()
  await looks()
  await expect(caller.getByText('nothing is known of this caller')).toBeVisible()

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await isAccessibleAndFits(page)
  await page.goto('/settings/audit')
  for (const act of ['Erased a caller’s data', 'Exported a caller’s data'])
    await expect(page.getByRole('row').filter({ hasText: act }).first()).toContainText('+44 77•• ••••56')
})
