import { expect, type Page } from '@playwright/test'
import { type Designer, middleOf, test } from './designer'

test.use({ viewport: { width: 1440, height: 900 } })
// One story goes through every sort of edit.
test.setTimeout(120_000)

/**
 * What is drawn: each thing on the canvas with its place and words (a note that is being written has none), the wires
 * with their ends, the name.
 */
const drawn = (page: Page) =>
  page.evaluate(() => ({
    things: [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
      .map((element) => {
        const { dataset, style } = element
        const copy = element.cloneNode(true) as HTMLElement // a copy of an element is one
        // Problems are found in their own time.
        for (const badge of copy.querySelectorAll('[role="img"]')) badge.remove()
        const words = dataset.id?.startsWith('note:') ? '' : copy.textContent
        return `${dataset.id} ${style.transform} ${style.width}×${style.height} ${words}`
      })
      .sort(),
    wires: [...document.querySelectorAll<HTMLElement>('.react-flow__edge')]
      .map(({ dataset, ariaLabel }) => `${dataset.id} ${ariaLabel}`)
      .sort(),
    name: document.querySelector<HTMLInputElement>('input[aria-label="Name of the flow"]')?.value,
  }))

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const HEAD = { position: { x: 120, y: 20 } }

async function writes(page: Page, label: string, text: string) {
  const field = inspector(page).getByRole('textbox', { name: label, exact: true })
  await field.fill(text)
  await field.blur()
}

async function selects(designer: Designer, ...names: string[]) {
  for (const [at, name] of names.entries())
    await designer.card(name).click({ ...HEAD, ...(at > 0 && { modifiers: ['Shift'] }) })
}

/** What is done before an edit, and the edit: one gesture each. */
const EDITS: Record<
  string,
  { first?: (designer: Designer) => Promise<void>; edit: (designer: Designer) => Promise<unknown> }
> = {
  'a node is added': { edit: (designer) => designer.adds('Say') },
  'an exit is wired': { edit: (designer) => designer.connects('Main menu', 'Something else', 'Say') },
  'a node is named': {
    first: (designer) => selects(designer, 'Say'),
    edit: ({ page }) => writes(page, 'Name of the node', 'Opening words'),
  },
  'words are written': { edit: ({ page }) => writes(page, 'What callers hear', 'Hello there.') },
  'arrow keys move a card': {
    first: ({ page }) =>
      page.locator('.react-flow__node-card:focus, .react-flow__node.selected').first().focus(),
    edit: ({ page }) => page.keyboard.press('Shift+ArrowRight'),
  },
  'a card is dragged': {
    edit: async (designer) => {
      const { x, y } = await middleOf(designer.card('Opening words'))
      await designer.page.mouse.move(x - 40, y - 10)
      await designer.page.mouse.down()
      await designer.page.mouse.move(x - 20, y + 10, { steps: 3 })
      await designer.page.mouse.move(x, y + 10, { steps: 3 })
      await designer.page.mouse.up()
    },
  },
  'two cards are aligned': {
    first: (designer) => selects(designer, 'Opening words', 'Main menu'),
    edit: ({ page }) => page.getByRole('button', { name: 'Align left edges' }).click(),
  },
  'two cards are duplicated': { edit: ({ page }) => page.keyboard.press('Control+d') },
  'what is selected is deleted': {
    first: (designer) => selects(designer, 'Opening words 2', 'Main menu 2'),
    edit: ({ page }) => page.keyboard.press('Delete'),
  },
  'a frame is drawn': {
    first: (designer) => selects(designer, 'Opening words', 'Main menu'),
    edit: ({ page }) => inspector(page).getByRole('button', { name: /frame/i }).click(),
  },
  'a note is stuck on': { edit: ({ page }) => page.getByRole('button', { name: 'Add a note' }).click() },
  'a wire is removed': {
    first: ({ page }) =>
      page
        .locator('.react-flow__edge[data-id="main-menu:3"]')
        .focus()
        .then(() => page.keyboard.press('Enter')),
    edit: ({ page }) => page.keyboard.press('Delete'),
  },
  'the flow is named': {
    edit: async ({ page }) => {
      await page.getByRole('textbox', { name: 'Name of the flow' }).fill('Acme at night')
      await page.getByRole('textbox', { name: 'Name of the flow' }).press('Enter')
    },
  },
  'all is tidied': {
    edit: async ({ page }) => {
      await page.getByRole('button', { name: 'Tidy' }).click()
      await expect(page.getByRole('button', { name: 'Tidy' })).toBeEnabled()
    },
  },
}

test('undo takes each sort of edit back in one step, redo brings it again, and all of them lead back to the beginning', async ({
  designer,
}) => {
  const { page } = designer
  // Nothing glides, so what is drawn is where it will be.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reception/ })
    .click()
  await expect(designer.card('Main menu')).toBeVisible()
  const beginning = await drawn(page)
  const undo = page.getByRole('button', { name: 'Undo' })

  for (const [what, { first, edit }] of Object.entries(EDITS))
    await test.step(what, async () => {
      await first?.(designer)
      const before = await drawn(page)
      await edit(designer)
      await expect.poll(() => drawn(page)).not.toEqual(before)
      const after = await drawn(page)
      await undo.click()
      await expect.poll(() => drawn(page), { message: `undo: ${what}` }).toEqual(before)
      await designer.redoes()
      await expect.poll(() => drawn(page), { message: `redo: ${what}` }).toEqual(after)
    })

  for (const _ of Object.keys(EDITS)) await undo.click()
  await expect.poll(() => drawn(page)).toEqual(beginning)
  await expect(undo).toBeDisabled()
  await designer.isSaved()
})
