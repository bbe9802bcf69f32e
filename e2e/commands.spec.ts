import { expect, type Locator, type Page } from '@playwright/test'
import { hasNothingSerious } from './accessible'
import { type Designer, test } from './designer'

test.use({ viewport: { width: 1440, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })
// A whole menu is drawn in one story.
test.setTimeout(180_000)

/** What a person does who has only a keyboard. */
class Typist {
  constructor(readonly page: Page) {}

  press = (key: string) => this.page.keyboard.press(key)
  types = (text: string) => this.page.keyboard.type(text)

  /** A page takes keys once its scripts run. */
  async opensCommands() {
    const field = this.page.getByRole('combobox', { name: 'Commands' })
    await expect(async () => {
      // The same keys would close it.
      if (!(await field.isVisible())) await this.press('ControlOrMeta+k')
      await expect(field).toBeFocused({ timeout: 5_000 })
    }).toPass()
  }

  /** By the palette; further words are chosen from the pages that follow. */
  async does(command: string, ...choices: string[]) {
    await this.opensCommands()
    await this.chooses(command)
    for (const choice of choices) await this.chooses(choice)
  }

  async chooses(what: string) {
    await this.types(what)
    const first = this.page.locator('[cmdk-item][aria-selected="true"]')
    await expect(first).toContainText(what, { ignoreCase: true })
    await this.press('Enter')
  }

  async tabsTo(what: Locator) {
    await expect(what).toBeVisible()
    const isThere = () => what.evaluate((element) => element === document.activeElement)
    for (let steps = 0; steps < 60; steps += 1) {
      if (await isThere()) return
      await this.press('Tab')
    }
    throw new Error('Tab does not come there')
  }

  async writes(field: string, text: string) {
    await this.tabsTo(inspector(this.page).getByRole('textbox', { name: field, exact: true }))
    await this.press('ControlOrMeta+a')
    // At once, as a keyboard with a clipboard of its own does: key by key it takes its time.
    await this.page.keyboard.insertText(text)
  }

  /** Names the card that has the focus, and comes back to it. */
  async names(name: string) {
    await this.press('F2')
    await expect(inspector(this.page).getByRole('textbox', { name: 'Name of the node' })).toBeFocused()
    await this.types(name)
    await this.press('Escape')
  }

  async adds(kind: string, name: string) {
    await this.does(`Add ${kind}`)
    await expect(this.page.locator('.react-flow__node-card:focus')).toContainText(kind)
    await this.names(name)
    await expect(this.page.locator('.react-flow__node-card:focus')).toContainText(name)
  }
}

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })

async function beginsEmpty({ page }: Designer): Promise<Typist> {
  const made = await page.request.post('/internal/flows', {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  })
  await page.goto(`/flows/${(await made.json()).id}`)
  return new Typist(page)
}

test('a designer draws the Acme menu with the keyboard alone, from an empty flow to no problems', async ({
  page,
  designer,
}) => {
  const typist = new Typist(page)
  await page.goto('/flows')
  await expect(async () => {
    await typist.press('n')
    await expect(page.getByRole('dialog', { name: 'New flow' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await typist.tabsTo(page.getByRole('button', { name: /^Empty flow/ }))
  await typist.press('Enter')
  await expect(page.getByText('What does a caller meet first?')).toBeVisible()
  await typist.does('Rename the flow')
  await typist.types('Acme by keyboard')
  await typist.press('Enter')

  await typist.adds('Menu', 'Main menu')
  await typist.press('Enter')
  await typist.writes(
    'What callers hear',
    'Welcome to Acme. For sales, press 1. For support, 2. For billing, 3.',
  )
  for (const [at, label] of ['Sales', 'Support', 'Billing'].entries()) {
    await typist.tabsTo(page.getByRole('button', { name: 'Add a choice' }))
    await typist.press('Enter')
    await typist.writes(`What key ${at + 1} is for`, label)
  }
  await typist.press('Escape')

  // Each new node is led to from the first exit of the menu that is free.
  await typist.adds('Dial', 'Sales team')
  await typist.press('Enter')
  await typist.tabsTo(page.getByRole('button', { name: 'Add a destination' }))
  await typist.press('Enter')
  await typist.writes('Phone number', '+442079460018')
  await typist.press('Escape')
  await typist.does('Go to a node', 'Main menu')
  await typist.adds('Say', 'Support hours')
  await typist.press('Enter')
  await typist.writes('What callers hear', 'Support is open from nine to five.')
  await typist.press('Escape')
  await typist.adds('Hang up', 'Goodbye')
  await typist.does('Go to a node', 'Main menu')
  await typist.adds('Say', 'Billing hours')
  await typist.press('Enter')
  await typist.writes('What callers hear', 'Billing is open on Mondays.')
  await typist.press('Escape')
  await typist.press('c')
  await typist.chooses('Goodbye')

  await typist.does('Go to a node', 'Sales team')
  await typist.does('Lead an exit', 'No answer', 'New: Voicemail')
  for (const exit of ['Busy', 'Failed']) await typist.does('Lead an exit', exit, 'Voicemail')

  await typist.press('Alt+t')
  for (const wire of ['1 Sales', 'Support', 'Billing'])
    await expect(designer.port('Main menu', wire.replace(/^\d /, ''))).toHaveAttribute('data-state', 'wired')
  await expect(designer.port('Sales team', 'No answer')).toHaveAttribute('data-state', 'wired')
  await typist.press('F8')
  await expect(page.getByRole('button', { name: /problem/i })).toBeVisible()
  await typist.tabsTo(page.getByRole('button', { name: /problem/i }))
  await typist.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Problems' }).getByLabel('Must be put right')).toHaveCount(0)
  await designer.isSaved()
})

test('cards are moved by arrow keys, one step for a key that is held; Delete heals the wire, and the keys go on', async ({
  designer,
}) => {
  const { page } = designer
  await designer.opens('Acme reception')
  const typist = new Typist(page)
  await typist.does('Go to a node', 'Main menu')
  const card = page.locator('.react-flow__node-card:focus')
  const left = async () => Math.round((await card.boundingBox())?.x ?? 0)
  const before = await left()
  for (let held = 0; held < 3; held += 1) await page.keyboard.down('ArrowRight')
  await page.keyboard.up('ArrowRight')
  await expect.poll(left).toBeGreaterThan(before)
  await typist.press('ControlOrMeta+z')
  await expect.poll(left).toBe(before)

  await typist.adds('Say', 'A word first')
  const cards = await page.locator('.react-flow__node-card').count()
  await typist.press('Delete')
  await expect(page.locator('.react-flow__node-card')).toHaveCount(cards - 1)
  await typist.press('ControlOrMeta+a')
  await expect(page.getByRole('heading', { name: /nodes selected/ })).toBeVisible()
  await typist.press('Escape')
  await expect(page.getByRole('heading', { name: 'The flow' })).toBeVisible()
  for (let steps = 0; steps < 3; steps += 1) await typist.press('ControlOrMeta+z')
  await designer.isSaved()
})

test('a designer finds nodes by words and operators, goes from one to the next, and is back at the card', async ({
  designer,
}) => {
  const { page } = designer
  await designer.opens('Acme reception')
  const typist = new Typist(page)
  await expect(async () => {
    await typist.press('ControlOrMeta+f')
    await expect(page.getByRole('combobox', { name: 'Find in this flow' })).toBeFocused({ timeout: 500 })
  }).toPass()
  const bar = page.getByRole('search', { name: 'Find in this flow' })
  await typist.types('kin')
  await typist.press('ArrowDown')
  await typist.press('Enter')
  await typist.types('menu')
  await expect(bar.getByRole('status')).toHaveText('2 found')
  await typist.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('1 of 2')
  const name = inspector(page).getByRole('textbox', { name: 'Name of the node' })
  const first = await name.inputValue()
  await typist.press('Enter')
  await expect(name).not.toHaveValue(first)
  await typist.press('Shift+Enter')
  await expect(name).toHaveValue(first)
  await typist.press('Escape')
  await expect(bar).toHaveCount(0)
  await expect(page.locator('.react-flow__node-card:focus')).toContainText(first)
})

test('what is pasted from another flow tells which variables are shared now, and what cannot be pasted says why', async ({
  designer,
}) => {
  const { page } = designer
  await page.goto('/flows')
  const typist = await beginsEmpty(designer)
  await typist.adds('Gather', 'Ask the account')
  await typist.press('ControlOrMeta+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toMatchObject({ patchbay: 'nodes' })

  await beginsEmpty(designer)
  await typist.does('Paste')
  await expect(designer.card('Ask the account')).toBeVisible()
  await typist.press('ControlOrMeta+v')
  await expect(designer.card('Ask the account 2')).toBeVisible()
  await expect(page.getByText(/The variable “\w+” was set in this flow before/)).toBeVisible()
  await page.evaluate(() => navigator.clipboard.writeText('Dear Sir or Madam'))
  await typist.press('ControlOrMeta+v')
  await expect(page.getByText('Nothing was pasted.')).toBeVisible()
})

test('an empty flow begins with a template in one step that can be undone', async ({ designer }) => {
  const { page } = designer
  await page.goto('/flows')
  const typist = await beginsEmpty(designer)
  await typist.tabsTo(page.getByRole('button', { name: /^From a template/ }))
  await typist.press('Enter')
  await typist.tabsTo(page.getByRole('dialog').getByRole('button', { name: /^Two languages/ }))
  await typist.press('Enter')
  await expect(page.locator('.react-flow__node-card [data-card]').first()).toBeVisible()
  await typist.press('ControlOrMeta+z')
  await expect(page.getByText('What does a caller meet first?')).toBeVisible()
})

test('Ctrl-K leads from any page to any other, to flows by name, and to the other theme', async ({
  page,
}) => {
  const typist = new Typist(page)
  await page.goto('/calls')
  await typist.does('Hours')
  await page.waitForURL('**/hours')
  await typist.does('Dark theme')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await typist.does('Acme rec')
  await page.waitForURL(/\/flows\/\w+$/)
})

for (const scheme of ['light', 'dark'] as const)
  test(`palette, shortcuts and find stand in nobody's way, in ${scheme}`, async ({ designer }) => {
    const { page } = designer
    await page.emulateMedia({ colorScheme: scheme })
    await designer.opens('Acme reception')
    const typist = new Typist(page)
    await typist.opensCommands()
    await hasNothingSerious(page)
    await typist.press('Escape')
    await expect(page.getByRole('combobox', { name: 'Commands' })).toBeHidden()
    await typist.press('?')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toContainText('Undo')
    await hasNothingSerious(page)
    await typist.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeHidden()
    await typist.press('ControlOrMeta+f')
    await typist.types('support')
    await typist.press('Enter')
    await hasNothingSerious(page)
  })
