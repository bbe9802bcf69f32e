import type { Page } from '@playwright/test'
import type { Hand, Point } from './hand'

/** One of the two pages that are measured, opened with a flow of some size. */
export type Contestant = {
  name: string
  /** The page of a flow. */
  address: (size: number) => string
  /** Its nodes on the screen. */
  node: string
  /** Where something is typed, while a node is selected. */
  field: string
  /** Shows the whole flow, or goes back to its start. */
  look: (page: Page, size: number, where: View) => Promise<void>
}

export type View = 'near' | 'whole'

/** Milliseconds from the start of the navigation until the first node was on the screen, and until a click selected it. */
export async function opens(page: Page, { node }: Contestant, address: string) {
  // esbuild writes it into functions that are sent to the page.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript((selector) => {
    const found = { drawn: 0, selected: 0 }
    Object.assign(window, { found })
    const look = () => {
      const first = [...document.querySelectorAll<HTMLElement>(selector)].find((element) => {
        const { left, top, width } = (element.firstElementChild ?? element).getBoundingClientRect()
        return width > 0 && left > 0 && top > 0 && left < innerWidth && top < innerHeight
      })
      if (first) {
        found.drawn ||= performance.now()
        if (document.querySelector(`${selector}.selected`)) {
          // In the frame after, it has been drawn.
          requestAnimationFrame(() => {
            found.selected = performance.now()
          })
          return
        }
        first.click()
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, node)
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window as unknown as { found: { selected: number } }).found.selected > 0)
  return page.evaluate(() => (window as unknown as { found: { drawn: number; selected: number } }).found)
}

/** Milliseconds from each key that is typed until the frame that shows it has been made, and how long the page worked for it. */
export async function types(page: Page, { field }: Contestant, keys: number) {
  const at = page.locator(field).first()
  await at.focus()
  await page.evaluate(() => {
    const typed = { shown: [] as number[], worked: [] as number[] }
    Object.assign(window, { typed })
    const channel = new MessageChannel()
    const begun: number[] = []
    // The message comes after the frame that it was sent in.
    channel.port1.onmessage = () => typed.shown.push(performance.now() - (begun.shift() ?? 0))
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        begun.push(timeStamp)
        requestAnimationFrame(() => channel.port2.postMessage(''))
      },
      true,
    )
    let from = 0
    document.addEventListener('keydown', () => (from = performance.now()), true)
    // Where React listens comes before this: its work for the key is done.
    window.addEventListener('input', () => queueMicrotask(() => typed.worked.push(performance.now() - from)))
  })
  for (let n = 0; n < keys; n += 1) {
    await page.keyboard.press('abcdefgh '.charAt(n % 9))
    // Not in step with the frames, as no hand is.
    await page.waitForTimeout(47 + ((n * 7) % 31))
  }
  return page.evaluate(() => (window as unknown as { typed: { shown: number[]; worked: number[] } }).typed)
}

/** A point on a node by which it can be dragged. */
export async function grip(page: Page, node: string, id: string): Promise<Point> {
  const box = await page.locator(`${node}[data-id="${id}"] > *`).first().boundingBox()
  if (!box) throw new Error(`The node ${id} is not on the screen`)
  // Not where a port is.
  return { x: box.x + box.width * 0.3, y: box.y + Math.min(box.height / 2, 24) }
}

/** Puts a box around the first two departments, which are fifty nodes, and gives the point by which they are dragged. */
export async function takesFifty(page: Page, hand: Hand, { node }: Contestant): Promise<Point> {
  const [from, to] = await page.evaluate(() => {
    const view = document.querySelector('.react-flow__viewport')
    const root = document.querySelector('.react-flow')?.getBoundingClientRect()
    if (!view || !root) throw new Error('There is no canvas')
    const { a, e, f } = new DOMMatrix(getComputedStyle(view).transform)
    const at = (x: number, y: number) => ({ x: root.x + x * a + e, y: root.y + y * a + f })
    return [at(-80, -40), at(2 * 1_760 - 80, 1_580)]
  })
  if (!from || !to) throw new Error('There is no canvas')
  await hand.boxes(from, to)
  await page.waitForTimeout(200)
  const taken = await page.locator(`${node}.selected`).count()
  // One that was dragged before may have been left a little further off.
  if (taken < 48 || taken > 52) throw new Error(`${taken} nodes were selected in place of fifty`)
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
}
