import { join } from 'node:path'
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'
import { openDatabase } from '../lib/store/database'
import { isAccessible } from './accessible'
import { Designer, test } from './designer'
import { somebody as invited } from './people'

const DRAFTS = '**/internal/flows/*/draft'
const OURS = { 'sec-fetch-site': 'same-origin' }

test.use({ viewport: { width: 1440, height: 900 } })
// Two browsers at a time take theirs on a busy machine.
test('two people in one flow see each other, and get what the other draws without being asked', async ({
  browser,
}) => {
  const [ada, grace] = [await somebody(browser, 'Ada Lovelace'), await somebody(browser, 'Grace Hopper')]
  const id = await aFlow(ada.page.request)
  await opens(ada, id)
  await opens(grace, id)
  await expect(grace.page.getByRole('button', { name: 'Ada Lovelace is here too' })).toBeVisible()
  await selects(ada, 'Main menu')
  await expect(grace.card('Main menu').getByLabel('Ada Lovelace is here')).toBeVisible()

  await names(ada, 'Choices')
  await selects(grace, 'Goodbye')
  await names(grace, 'Farewell')
  await expect(ada.card('Farewell')).toBeVisible()
  await expect(grace.card('Choices')).toBeVisible()
  for (const { page } of [ada, grace])
    await expect(page.getByRole('dialog', { name: /changed the same/ })).toHaveCount(0)
  await ada.undoes()
  await expect(grace.card('Main menu')).toBeVisible()
  await expect(ada.card('Farewell')).toBeVisible()

  await grace.page.close()
  await expect(ada.page.getByRole('button', { name: 'Grace Hopper is here too' })).toBeHidden()
})

test('who changed the same node chooses, by keyboard, and both end with the same', async ({ browser }) => {
  const [ada, grace] = [await somebody(browser, 'Ada'), await somebody(browser, 'Grace')]
  const id = await aFlow(ada.page.request)
  await opens(ada, id)
  await opens(grace, id)
  await selects(ada, 'Main menu')
  await selects(grace, 'Main menu')
  // Both write at a time: what Grace has done reaches the server after Ada's.
  await grace.page.route(DRAFTS, (route) => route.abort())
  await names(grace, 'Grace’s menu')
  await names(ada, 'Ada’s menu')
  await ada.isSaved()
  await grace.page.unroute(DRAFTS)

  const dialog = grace.page.getByRole('dialog', { name: 'Ada changed the same as you' })
  await expect(dialog).toBeVisible()
  await expect(dialog.getByRole('radio', { name: /^Yours/ })).toHaveAccessibleName(/Grace’s menu/)
  await expect(dialog.getByRole('radio', { name: /^Ada’s/ })).toHaveAccessibleName(/Ada’s menu/)
  await isAccessible(grace.page, 'dialog')

  await grace.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(grace.card('Grace’s menu')).toBeVisible()
  await grace.page.getByRole('button', { name: 'Choose', exact: true }).press('Enter')
  await dialog.getByRole('radio', { name: /^Yours/ }).focus()
  await grace.page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: /^Ada’s/ })).toBeChecked()
  await grace.page.keyboard.press('Enter')

  await expect(dialog).toBeHidden()
  await expect(grace.card('Ada’s menu')).toBeVisible()
  await grace.isSaved()
  await grace.undoes()
  await expect(ada.card('Grace’s menu')).toBeVisible()
})

test('what is typed while a save runs is saved after it', async ({ page }) => {
  const designer = new Designer(page)
  const id = await aFlow(page.request)
  await opens(designer, id)
  let letGo = () => {}
  const held = new Promise<void>((done) => {
    letGo = done
  })
  await page.route(DRAFTS, async (route) => {
    await held
    await route.continue()
  })
  const isOnItsWay = page.waitForRequest(DRAFTS)
  await renames(page, 'First')
  await isOnItsWay
  await renames(page, 'Second')
  letGo()
  await designer.isSaved()
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Name of the flow' })).toHaveValue('Second')
})

test('a tab that is closed while the network is away loses nothing', async ({ context, page }) => {
  const id = await aFlow(page.request)
  await opens(new Designer(page), id)
  await context.setOffline(true)
  await renames(page, 'Drawn on a train')
  await expect(page.getByText('Offline, kept in this browser')).toBeVisible()
  await page.close()

  await context.setOffline(false)
  const later = new Designer(await context.newPage())
  await opens(later, id)
  await expect(later.page.getByRole('textbox', { name: 'Name of the flow' })).toHaveValue('Drawn on a train')
  await expect.poll(() => storedName(later.page.request, id)).toBe('Drawn on a train')
  await later.isSaved()

  await context.setOffline(true)
  await renames(later.page, 'Drawn in a tunnel')
  await expect(later.page.getByText('Offline, kept in this browser')).toBeVisible()
  await context.setOffline(false)
  await later.isSaved()
  expect(await storedName(later.page.request, id)).toBe('Drawn in a tunnel')
})

test('a document that does not fit opens with what can be read, and is not stored over unasked', async ({
  page,
}) => {
  const designer = new Designer(page)
  const id = await aFlow(page.request)
  const stored = await changesStored(id, (draft) => {
    draft.nodes['main-menu'].settings.timeoutSeconds = 'soon'
    draft.nodes.billing.kind = 'teleport'
  })
  await opens(designer, id)
  await expect(designer.card('Main menu')).toBeVisible()
  const told = page.getByRole('region', { name: 'Not everything could be read' })
  await expect(told.getByRole('listitem')).toHaveCount(2)
  await selects(designer, 'Main menu')
  await expect(page.getByRole('textbox', { name: 'Name of the node' })).toBeDisabled()
  await page.keyboard.press('Delete')
  await expect(designer.card('Main menu')).toBeVisible()
  expect(await storedText(id)).toBe(stored)

  await told.getByRole('button', { name: 'Go on with what could be read' }).click()
  await renames(page, 'Mended')
  await designer.isSaved()
  expect(await storedName(page.request, id)).toBe('Mended')
})

test('a document that a newer Patchbay has saved is only read', async ({ page }) => {
  const designer = new Designer(page)
  const id = await aFlow(page.request)
  const stored = await changesStored(id, (draft) => {
    draft.format = 99
  })
  await opens(designer, id)
  await expect(page.getByText('A newer Patchbay has saved this flow.')).toBeVisible()
  await expect(page.getByText('Only to read', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go on with what could be read' })).toHaveCount(0)
  await selects(designer, 'Main menu')
  await page.keyboard.press('Delete')
  await expect(designer.card('Main menu')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name of the flow' })).not.toBeEditable()
  expect(await storedText(id)).toBe(stored)
})

/** Somebody at a browser of their own, who has said their name. */
const somebody = async (browser: Browser, name: string): Promise<Designer> =>
  new Designer(await (await invited(browser, name)).newPage())

/** A flow of its own for a story, made from the template of a reception. */
async function aFlow(request: APIRequestContext): Promise<string> {
  const made = await request.post('/internal/flows', { data: { template: 'reception' }, headers: OURS })
  return ((await made.json()) as { id: string }).id
}

async function opens({ page }: Designer, id: string) {
  await page.goto(`/flows/${id}`)
  await expect(page.locator('.react-flow__node-card [data-card]').first()).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible()
}

const selects = (designer: Designer, card: string) =>
  designer.card(card).click({ position: { x: 120, y: 20 } })

/** Gives the node that is selected another name. */
async function names({ page }: Designer, name: string) {
  await page.getByRole('textbox', { name: 'Name of the node' }).fill(name)
  await page.getByRole('textbox', { name: 'Name of the node' }).press('Enter')
}

async function renames(page: Page, name: string) {
  const field = page.getByRole('textbox', { name: 'Name of the flow' })
  await field.fill(name)
  await field.press('Enter')
}

const storedName = async (request: APIRequestContext, id: string): Promise<string> =>
  ((await (await request.get(`/internal/flows/${id}/draft`)).json()) as { draft: { name: string } }).draft
    .name

async function onDatabase<T>(work: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
  const db = await openDatabase(`file:${join(process.env.E2E_DATA_DIR ?? 'data', 'patchbay.db')}`)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** The draft's text as it lies in the database. */
const storedText = (id: string): Promise<string> =>
  onDatabase(async ({ query }) =>
    String((await query('SELECT draft FROM flows WHERE id = $1', id))[0]?.draft),
  )

/** Puts a document into the database that this program would never write. */
async function changesStored(
  id: string,
  // biome-ignore lint/suspicious/noExplicitAny: it is made into what fits no type
  change: (draft: any) => void,
): Promise<string> {
  const draft = JSON.parse(await storedText(id))
  change(draft)
  const text = JSON.stringify(draft)
  await onDatabase(({ query }) => query('UPDATE flows SET draft = $1 WHERE id = $2', text, id))
  return text
}
