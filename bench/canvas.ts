import { cpus, loadavg } from 'node:os'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/lib/browser.mjs'
import { callCentre } from './canvas/call-centre'
import { type Contestant, grip, opens, takesFifty, types } from './canvas/contestant'
import { ours, rival } from './canvas/contestants'
import { Hand, type Moved } from './canvas/hand'
import { startPatchbay } from './canvas/patchbay'
import { report, type Seen, summary } from './canvas/report'
import { type Box, serveRival } from './canvas/rival-server'

/**
 * The editor beside React Flow alone with as many plain nodes in the same places: in Chromium, built for production, on a canvas
 * of the same size, driven by the same events. Both in one run, in turns, so that the ratio holds; what counts is a run on a
 * machine that does nothing else.
 *
 *     npm run bench:canvas [-- sizes rounds]        npm run bench:canvas -- 2000 1
 */
const [sizesAsked = '100,500,2000', roundsAsked = '3'] = process.argv.slice(2)
const SIZES = sizesAsked.split(',').map(Number)
const ROUNDS = Number(roundsAsked)
const PORT = 34_200
const WINDOW = { width: 1_440, height: 900 }
/** Events of a gesture: one for each frame of a second and a half. */
const GESTURE = 90
const KEYS = 24

const flows = new Map(SIZES.map((size) => [size, callCentre(size)]))
const patchbay = await startPatchbay(PORT)
try {
  const editors = new Map<number, string>()
  for (const [size, flow] of flows) editors.set(size, await patchbay.bringIn(flow))
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.error),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const box = await canvasBox(await browser.newPage({ viewport: WINDOW }), [...editors.values()][0] ?? '')
  const stopRival = await serveRival(PORT + 2, flows, box)
  const looks = new Map()
  const contestants = [ours(editors, looks), rival(PORT + 2, looks)]
  const seen: Seen[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    for (const size of SIZES)
      for (const contestant of contestants) {
        console.error(`round ${round + 1}: ${contestant.name}, ${size} nodes …`)
        const context = await browser.newContext({ viewport: WINDOW })
        const page = await context.newPage()
        page.setDefaultTimeout(120_000)
        seen.push(...(await measure(page, contestant, { size, box })))
        await context.close()
      }
  stopRival()
  console.log(
    `\nChromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} of late\n`,
  )
  await browser.close()
  report(seen, SIZES)
} finally {
  await patchbay.stop()
}

async function measure(
  page: Page,
  contestant: Contestant,
  { size, box }: { size: number; box: Box },
): Promise<Seen[]> {
  const { name } = contestant
  const hand = await Hand.of(page)
  const seen: Seen[] = []
  const see = (what: string, values: number[]) => {
    seen.push({ name, size, what, values })
    console.error(`  ${what}: ${summary(values)}`)
  }
  const move = (what: string, { frames, cpu }: Moved) => {
    see(`${what}: frame`, frames)
    see(`${what}: processor, an event`, [cpu])
  }
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }

  const { drawn, selected } = await opens(page, contestant, contestant.address(size))
  see('opens: first node drawn', [drawn])
  see('opens: a click selects it', [selected])
  await page.waitForTimeout(1_000)
  see('memory, MB', [await hand.memory()])
  const typed = await types(page, contestant, KEYS)
  see('a key is on the screen', typed.shown)
  see('a key: work for it', typed.worked)

  for (const view of ['near', 'whole'] as const) {
    await contestant.look(page, size, view)
    move(`${view}: pan`, await hand.pans(middle, GESTURE))
    if (view === 'whole') move('whole: zoom', await hand.zooms(middle, GESTURE))
    await contestant.look(page, size, view)
    move(`${view}: drag one`, await hand.drags(await grip(page, contestant.node, '0-1-1'), GESTURE))
  }
  await contestant.look(page, size, 'whole')
  move('whole: drag fifty', await hand.drags(await takesFifty(page, hand, contestant), GESTURE))
  return seen
}

async function canvasBox(page: Page, address: string) {
  await page.goto(address)
  const found = await page.locator('.react-flow').boundingBox()
  await page.context().close()
  if (!found) throw new Error('The editor shows no canvas')
  return found
}
