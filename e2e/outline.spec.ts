import { expect, type Page, test } from '@playwright/test'
import { hasNothingSerious } from './accessible'

/** What a person does who builds a flow in the outline, with nothing but keys. */
class Outliner {
  constructor(readonly page: Page) {}

  row(says: string | RegExp) {
    return this.page.getByRole('treeitem', { name: says })
  }

  /** Goes to a row by its first letters. */
  async goesTo(letters: string, row: RegExp) {
    await this.page.keyboard.type(letters)
    await expect(this.row(row)).toBeFocused()
  }

  /** Enter on an exit that leads nowhere: searches what comes next, and takes the first that is found. */
  async addsHere(searched: string, row: RegExp) {
    await this.page.keyboard.press('Enter')
    const search = this.page.getByRole('combobox', { name: 'Search kinds and nodes' })
    await expect(search).toBeFocused()
    await search.fill(searched)
    await search.press('Enter')
    await expect(this.row(row)).toBeFocused()
  }

  /** Enter on a node: its settings; Escape: back. */
  async inSettings(fill: (settings: ReturnType<Page['getByRole']>) => Promise<void>) {
    const row = await this.page.evaluate(() => document.activeElement?.getAttribute('data-row'))
    await this.page.keyboard.press('Enter')
    const settings = this.page.getByRole('complementary', { name: 'Inspector' })
    await expect(settings.getByRole('textbox', { name: 'Name of the node' })).toBeFocused()
    await fill(settings)
    await this.page.keyboard.press('Escape')
    await expect(this.page.locator(`[data-row="${row}"]`)).toBeFocused()
  }

  async isSaved() {
    await expect(this.page.locator('[data-save-state="saved"]')).toBeVisible()
  }
}

/** A new flow without a node; gives its address. */
async function makesEmptyFlow(page: Page): Promise<string> {
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).first().click()
  await page
    .getByRole('dialog', { name: 'New flow' })
    .getByRole('button', { name: /Empty flow/ })
    .click()
  await page.waitForURL(/\/flows\/\w+$/)
  return new URL(page.url()).pathname
}

test.use({ viewport: { width: 1440, height: 900 } })
test.describe.configure({ mode: 'serial' })

let address = ''

test('a designer builds the Acme menu in the outline with nothing but the keyboard', async ({ page }) => {
  test.slow()
  const outliner = new Outliner(page)
  address = await makesEmptyFlow(page)
  await page.goto(`${address}?view=outline`)
  await outliner.row(/^Choose what callers meet first/).focus()
  await outliner.addsHere('menu', /^Menu, no choices/)
  await page.keyboard.press('F2')
  await page.keyboard.type('Main menu')
  await page.keyboard.press('Enter')
  await expect(outliner.row(/^Main menu, menu/)).toBeFocused()

  await outliner.inSettings(async (settings) => {
    await settings
      .getByRole('textbox', { name: 'What callers hear' })
      .first()
      .fill('For sales, press 1. For support, press 2. For billing, press 3.')
    for (const label of ['Sales', 'Support', 'Billing']) {
      await settings.getByRole('button', { name: 'Add a choice' }).press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.type(label)
    }
  })
  await outliner.goesTo('1', /^1 Sales: Leads nowhere yet/)
  await outliner.addsHere('dial', /^1 Sales: Dial/)
  await outliner.inSettings(async (settings) => {
    await settings.getByRole('textbox', { name: 'Name of the node' }).fill('Sales desk')
    await settings.getByRole('button', { name: 'Add a destination' }).press('Enter')
    await settings.getByRole('textbox', { name: 'Phone number' }).fill('+442079460018')
  })
  await expect(outliner.row('1 Sales: Sales desk, dial, +44 20 7946 0018')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await outliner.goesTo('no a', /^No answer: Ends the call/)
  await outliner.addsHere('voicemail', /^No answer: Voicemail/)
  await page.keyboard.press('ArrowRight')
  await outliner.addsHere('hang', /^Then: Hang up/)
  await outliner.goesTo('2', /^2 Support: Leads nowhere yet/)
  await outliner.addsHere('sales desk', /^2 Support: goes to Sales desk/)
  await outliner.goesTo('3', /^3 Billing: Leads nowhere yet/)
  await outliner.addsHere('hang up', /^3 Billing: /)
  await outliner.isSaved()
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()

  await page.reload()
  await expect(outliner.row('1 Sales: Sales desk, dial, +44 20 7946 0018')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toHaveCount(0)
})

test('what is done in the outline is undone as on the canvas, is said aloud, and selects there too', async ({
  page,
}) => {
  const outliner = new Outliner(page)
  await page.goto(`${address}?view=both`)
  await outliner.row(/^1 Sales/).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByRole('status').getByText('1 Sales moved down')).toBeAttached()
  await expect(outliner.row(/^1 Sales/)).toHaveAttribute('aria-posinset', '2')
  await expect(outliner.row(/^1 Sales/)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').getByText(/^Undone: /)).toBeAttached()
  await expect(outliner.row(/^1 Sales/)).toHaveAttribute('aria-posinset', '1')

  await outliner.row(/^1 Sales/).focus()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('status').getByText(/^Deleted Sales desk/)).toBeAttached()
  await expect(outliner.row(/Sales desk/)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').getByText(/^Undone: .*Sales desk/)).toBeAttached()
  await expect(outliner.row(/^1 Sales: Sales desk/)).toBeFocused()

  const card = (name: string) => page.locator('.react-flow__node-card', { hasText: name }).first()
  await outliner.row(/^1 Sales/).click()
  await expect(card('Sales desk')).toHaveClass(/selected/)
  await page.getByRole('button', { name: 'Back to the start' }).click()
  await card('Main menu')
    .locator('[data-card]')
    .click({ position: { x: 120, y: 20 } })
  await expect(outliner.row(/^Main menu/)).toHaveAttribute('aria-selected', 'true')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the same flow opens as an outline, and a prompt is changed', async ({ page }) => {
    const outliner = new Outliner(page)
    await page.goto(address)
    await outliner.row(/^Main menu/).tap()
    const prompt = page.getByRole('textbox', { name: 'What callers hear' }).first()
    await prompt.fill('Hello, this is Acme.')
    await page.getByRole('button', { name: 'Close' }).tap()
    await expect(outliner.row(/^Main menu.*Hello, this is Acme/)).toBeVisible()
    await outliner.isSaved()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Canvas', exact: true }).tap()
    await expect(page.locator('.react-flow__node-card [data-card]').first()).toBeVisible()
  })
})

for (const scheme of ['light', 'dark'] as const)
  test(`nothing in the outline stands in the way of those who see or hear it otherwise, in ${scheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(`${address}?view=outline`)
    await new Outliner(page).row(/^2 Support/).click()
    await hasNothingSerious(page)
  })
