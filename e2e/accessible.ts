import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Nothing that axe objects to, and nothing wider than the screen. */
export async function isAccessibleAndFits(page: Page) {
  expect((await violationsIn(page)).map(said)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing is wider than the screen').toBeLessThanOrEqual(0)
}

/** Nothing that axe objects to in one part of a page. */
export async function isAccessible(page: Page, within: string) {
  expect((await violationsIn(page, within)).map(said)).toEqual([])
}

/** Nothing that axe objects to and calls serious. */
export async function hasNothingSerious(page: Page) {
  const serious = (await violationsIn(page)).filter(
    ({ impact }) => impact === 'serious' || impact === 'critical',
  )
  expect(serious.map(said)).toEqual([])
}

/** No page here has frames: what is found in the page is told in the page, without a second one to put it together. */
async function violationsIn(page: Page, within?: string): Promise<Violation[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  return (await (within ? axe.include(within) : axe).analyze()).violations
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const said = ({ id, nodes }: Violation) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`

/** How pages are judged: both themes and both widths, in as few looks as show them all. */
export const LOOKS = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const
