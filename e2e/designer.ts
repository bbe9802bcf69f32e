import { test as base, expect, type Locator, type Page } from '@playwright/test'

/** What a person does who draws a flow with a mouse. */
export class Designer {
  constructor(readonly page: Page) {}

  async opens(flow: string) {
    await this.page.goto('/flows')
    await this.page.getByRole('link', { name: flow, exact: true }).first().click()
    await expect(this.card('Incoming call')).toBeVisible()
  }

  card(name: string): Locator {
    return this.page
      .locator('.react-flow__node [data-card]')
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .first()
  }

  port(card: string, exit: string): Locator {
    return this.card(card)
      .locator('.react-flow__handle.source', { hasText: '' })
      .and(this.page.getByLabel(`${exit}:`))
  }

  /** Drags a kind from the palette to an empty place. */
  async adds(kind: string) {
    const canvas = this.page.locator('.react-flow__pane')
    const [{ x, y }, pane] = [await this.emptyPlace(), await boxOf(canvas)]
    await this.page
      .getByRole('option', { name: new RegExp(`^${kind}:`) })
      .dragTo(canvas, { targetPosition: { x: x - pane.x, y: y - pane.y } })
  }

  /** Drags from an exit to a card. */
  async connects(card: string, exit: string, to: string) {
    await this.drags(this.port(card, exit), await middleOf(this.card(to)))
  }

  async drags(from: Locator, to: { x: number; y: number }) {
    const begin = await middleOf(from)
    await this.page.mouse.move(begin.x, begin.y)
    await this.page.mouse.down()
    await this.page.mouse.move((begin.x + to.x) / 2, (begin.y + to.y) / 2, { steps: 4 })
    await this.page.mouse.move(to.x, to.y, { steps: 4 })
    await this.page.mouse.up()
  }

  /** A place where nothing is drawn, with room for a menu. */
  async emptyPlace(): Promise<{ x: number; y: number }> {
    await this.isAtRest()
    const found = await this.page.evaluate(() => {
      const isEmpty = (x: number, y: number) =>
        [-90, 0, 90].every((by) =>
          document.elementFromPoint(x + by, y + by / 2)?.classList.contains('react-flow__pane'),
        )
      for (let y = 120; y < innerHeight - 60; y += 20)
        for (let x = 420; x < innerWidth - 440; x += 20) if (isEmpty(x, y)) return { x, y }
      return undefined
    })
    if (!found) throw new Error('The canvas is full')
    return found
  }

  /** The view glides to where one looks; a hand waits until it has come there. */
  async isAtRest() {
    await this.page.evaluate(async () => {
      const view = document.querySelector('.react-flow__viewport')
      const place = () => view && getComputedStyle(view).transform
      for (let still = 0, before = place(); still < 6; ) {
        await new Promise(requestAnimationFrame)
        const now = place()
        still = now === before ? still + 1 : 0
        before = now
      }
    })
  }

  wire(id: string): Locator {
    return this.page.locator(`.react-flow__edge[data-id="${id}"]`)
  }

  async undoes() {
    await this.page.getByRole('button', { name: 'Undo' }).click()
  }

  async redoes() {
    await this.page.getByRole('button', { name: 'Redo' }).click()
  }

  async isSaved() {
    await expect(this.page.locator('[data-save-state="saved"]')).toBeVisible()
  }
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox()
  if (!box) throw new Error(`Not on the screen: ${what}`)
  return box
}

export async function middleOf(what: Locator) {
  const { x, y, width, height } = await boxOf(what)
  return { x: x + width / 2, y: y + height / 2 }
}

/** Tests in the words of designers. */
export const test = base.extend<{ designer: Designer }>({
  designer: async ({ page }, use) => use(new Designer(page)),
})
