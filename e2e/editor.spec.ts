import { expect } from '@playwright/test'
import { hasNothingSerious } from './accessible'
import { test } from './designer'

test.use({ viewport: { width: 1440, height: 900 } })
test.describe.configure({ mode: 'serial' })

test('a designer adds a node, wires it, takes it back and again, and finds it after a reload', async ({
  designer,
}) => {
  await designer.opens('Acme reception')
  await designer.adds('Say')
  await expect(designer.card('Say')).toBeVisible()
  await designer.connects('Main menu', 'Something else', 'Say')
  const before = await designer.page.locator('.react-flow__edge').count()

  await designer.undoes()
  await designer.undoes()
  await expect(designer.card('Say')).toHaveCount(0)
  await designer.redoes()
  await designer.redoes()
  await expect(designer.card('Say')).toBeVisible()
  await expect(designer.page.locator('.react-flow__edge')).toHaveCount(before)

  await designer.isSaved()
  await designer.page.reload()
  await expect(designer.card('Say')).toBeVisible()
  await expect(designer.wire('main-menu:no-match')).toHaveCount(1)
})

test('undo goes on after a reload', async ({ designer }) => {
  const { page } = designer
  await designer.opens('Acme reception')
  const name = page.getByRole('textbox', { name: 'Name of the flow' })
  await name.fill('Acme switchboard')
  await name.press('Enter')
  await designer.isSaved()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(name).toHaveValue('Acme switchboard')
  await designer.undoes()
  await expect(name).toHaveValue('Acme reception')
  await designer.isSaved()
})

test('a wire that is dropped on an empty place offers kinds, and the one that is picked is wired', async ({
  designer,
}) => {
  await designer.opens('Acme reception')
  const port = designer.port('Say', 'Then')
  await designer.drags(port, await designer.emptyPlace())
  const menu = designer.page.getByRole('dialog', { name: 'Add a node here' })
  await menu.getByRole('combobox').fill('goodbye')
  await menu.getByRole('combobox').press('Enter')
  await expect(designer.card('Hang up')).toBeVisible()
  await expect(port).toHaveAttribute('data-state', 'wired')
  await designer.isSaved()
})

test('deleting a node heals the wire, and Tidy leaves no card on another', async ({ designer }) => {
  const { page } = designer
  await designer.opens('Acme reception')
  await designer.card('Say').click({ position: { x: 120, y: 20 } })
  await page.keyboard.press('Delete')
  await expect(designer.card('Say')).toHaveCount(0)
  await expect(designer.wire('main-menu:no-match')).toHaveCount(1)

  await page.getByRole('button', { name: 'Tidy' }).click()
  await expect(page.getByRole('button', { name: 'Tidy' })).toBeEnabled()
  await page.waitForTimeout(400)
  const boxes = await page.locator('.react-flow__node-card [data-card]').evaluateAll((cards) =>
    cards.map((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect()
      return { left, top, right, bottom }
    }),
  )
  const overlapping = boxes.filter((a, at) =>
    boxes.some(
      (b, other) =>
        other > at && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    ),
  )
  expect(overlapping).toEqual([])
})

test('what is drawn offline is kept in this browser, survives a reload, and is sent when the server is back', async ({
  designer,
}) => {
  const { page } = designer
  await designer.opens('Acme reception')
  const address = '**/internal/flows/*/draft'
  await page.route(address, (route) => route.abort())
  const name = page.getByRole('textbox', { name: 'Name of the flow' })
  await name.fill('Acme front desk')
  await name.press('Enter')
  await expect(page.getByText('Offline, kept in this browser')).toBeVisible()

  await page.reload()
  await expect(name).toHaveValue('Acme front desk')
  await page.unroute(address)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await designer.isSaved()
  await name.fill('Acme reception')
  await name.press('Enter')
  await expect(page.locator('[data-save-state="saving"]')).toBeVisible()
  await designer.isSaved()
})

for (const scheme of ['light', 'dark'] as const)
  test(`nothing in the editor stands in the way of those who see or hear it otherwise, in ${scheme}`, async ({
    designer,
  }) => {
    const { page } = designer
    await page.emulateMedia({ colorScheme: scheme })
    await designer.opens('Acme reception')
    await designer.card('Main menu').click({ position: { x: 120, y: 20 } })
    await hasNothingSerious(page)
  })
