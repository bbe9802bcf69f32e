import type { Page } from '@playwright/test'
import type { Contestant, View } from './contestant'

type Viewport = { x: number; y: number; zoom: number }

/** Our editor. What it looks at is kept: React Flow alone looks at the same. */
export function ours(editors: ReadonlyMap<number, string>, looks: Map<string, Viewport>): Contestant {
  const buttons = { near: 'Back to the start', whole: 'Show everything' } as const
  return {
    name: 'Patchbay',
    address: (size) => editors.get(size) ?? '',
    node: '.react-flow__node-card',
    field: 'aside[aria-label="Inspector"] textarea',
    look: async (page, size, view) => {
      await page.getByRole('button', { name: buttons[view] }).click()
      await page.waitForTimeout(600)
      looks.set(`${size} ${view}`, await viewportOf(page))
    },
  }
}

/** React Flow with nothing of ours. */
export const rival = (port: number, looks: ReadonlyMap<string, Viewport>): Contestant => ({
  name: 'React Flow alone',
  address: (size) => `http://127.0.0.1:${port}/${size}`,
  node: '.react-flow__node-default',
  field: 'textarea',
  look: async (page: Page, size: number, view: View) => {
    await page.evaluate((viewport) => viewport && window.lookAt(viewport), looks.get(`${size} ${view}`))
    await page.waitForTimeout(600)
  },
})

const viewportOf = (page: Page): Promise<Viewport> =>
  page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform)
    return { zoom: a, x: e, y: f }
  })
