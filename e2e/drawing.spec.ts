import { expect, type Locator, type Page } from '@playwright/test'
import { type Designer, test } from './designer'

test.use({ viewport: { width: 1440, height: 900 } })
// A whole menu is drawn in one story.
test.setTimeout(90_000)

/** A click into a field and what is typed there; everything else is done by pointing. */
async function writes(page: Page, field: Locator, text: string) {
  await field.click({ clickCount: 3 })
  await page.keyboard.type(text)
}

const field = (page: Page, name: string) =>
  page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name, exact: true })

async function beginsEmpty({ page }: Designer) {
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).first().click()
  await page
    .getByRole('dialog', { name: 'New flow' })
    .getByRole('button', { name: /^Empty flow/ })
    .click()
  await expect(page.getByText('What does a caller meet first?')).toBeVisible()
}

/** Drags an exit to an empty place and picks what comes there; the new card is selected then. */
async function leadsTo(designer: Designer, card: string, exit: string, kind: string, name: string) {
  const { page } = designer
  await designer.drags(designer.port(card, exit), await designer.emptyPlace())
  await page
    .getByRole('dialog', { name: 'Add a node here' })
    .getByRole('option', { name: new RegExp(`^${kind}:`) })
    .click()
  await writes(page, field(page, 'Name of the node'), name)
}

test('a support manager draws the Acme menu with the mouse, from an empty flow to no problems', async ({
  designer,
}) => {
  const { page } = designer
  await beginsEmpty(designer)
  await writes(page, page.getByRole('textbox', { name: 'Name of the flow' }), 'Acme by hand')

  await page.getByRole('button', { name: /^Menu Offer choices/ }).click()
  await writes(page, field(page, 'Name of the node'), 'Main menu')
  await writes(
    page,
    field(page, 'What callers hear'),
    'Welcome to Acme. For sales, press 1. For support, press 2. For billing, press 3.',
  )
  for (const [at, label] of ['Sales', 'Support', 'Billing'].entries()) {
    await page.getByRole('button', { name: 'Add a choice' }).click()
    await writes(page, field(page, `What key ${at + 1} is for`), label)
  }

  await leadsTo(designer, 'Main menu', 'Sales', 'Dial', 'Sales team')
  await page.getByRole('button', { name: 'Add a destination' }).click()
  await writes(page, field(page, 'Phone number'), '+442079460018')
  await leadsTo(designer, 'Main menu', 'Support', 'Dial', 'Support team')
  await page.getByRole('button', { name: 'Add a destination' }).click()
  await writes(page, field(page, 'Phone number'), '+442079460019')
  await page.getByRole('button', { name: 'Tidy' }).click()
  await expect(page.getByRole('button', { name: 'Tidy' })).toBeEnabled()
  await page.getByRole('button', { name: 'Show everything' }).click()

  await leadsTo(designer, 'Main menu', 'Billing', 'Say', 'Billing hours')
  await writes(page, field(page, 'What callers hear'), 'Billing is open from nine to five.')
  await leadsTo(designer, 'Sales team', 'No answer', 'Voicemail', 'Leave a message')
  await page.getByRole('button', { name: 'Say something before the beep' }).click()
  await writes(page, field(page, 'What callers hear before the beep'), 'Please leave a message.')
  for (const exit of ['Busy', 'Failed']) await designer.connects('Sales team', exit, 'Leave a message')
  for (const exit of ['No answer', 'Busy', 'Failed'])
    await designer.connects('Support team', exit, 'Leave a message')

  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
  await designer.isSaved()
})
