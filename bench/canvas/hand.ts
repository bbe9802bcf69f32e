import type { CDPSession, Page } from '@playwright/test'

/** One event for each frame of a screen that shows sixty of them a second. */
const EVERY_MS = 1_000 / 60
/** No gesture takes longer, however slow the page is. */
const LONGEST_MS = 5_000

export type Point = { x: number; y: number }

/** What a gesture cost: the times between the frames that were drawn, and the processor's for each event, in milliseconds. */
export type Moved = { frames: number[]; cpu: number }

/** A hand that moves at the speed of a hand, whatever the page makes of it: events are sent when they are due. */
export class Hand {
  private isDown = false

  private constructor(
    readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async of(page: Page): Promise<Hand> {
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    return new Hand(page, cdp)
  }

  /** Pans to and fro with the wheel of a mouse or two fingers. */
  pans(at: Point, events: number): Promise<Moved> {
    return this.frames(events, (n) => {
      const way = n < events / 2 ? 1 : -1
      return this.wheel(at, { deltaX: 9 * way, deltaY: 12 * way })
    })
  }

  /** Zooms in and out again around a point. */
  zooms(at: Point, events: number): Promise<Moved> {
    return this.frames(events, (n) => this.wheel(at, { deltaY: n < events / 2 ? -8 : 8, modifiers: CONTROL }))
  }

  /** Takes something in hand and moves it round in a circle; lets go where it was. */
  async drags(from: Point, events: number): Promise<Moved> {
    await this.mouse('mouseMoved', from)
    await this.mouse('mousePressed', from)
    for (let n = 1; n <= 4; n += 1) await this.mouse('mouseMoved', { x: from.x + n, y: from.y })
    const moved = await this.frames(events, (n) => {
      const turn = (n / events) * 2 * Math.PI
      return this.mouse('mouseMoved', {
        x: from.x + 60 * Math.sin(turn),
        y: from.y + 60 * (1 - Math.cos(turn)),
      })
    })
    await this.mouse('mouseReleased', from)
    return moved
  }

  /** Draws a box around things. */
  async boxes(from: Point, to: Point) {
    await this.mouse('mouseMoved', from)
    await this.mouse('mousePressed', from)
    const steps = 8
    for (let n = 1; n <= steps; n += 1)
      await this.mouse('mouseMoved', {
        x: from.x + ((to.x - from.x) * n) / steps,
        y: from.y + ((to.y - from.y) * n) / steps,
      })
    await this.mouse('mouseReleased', to)
  }

  /** Megabytes of JavaScript that are in use. */
  async memory(): Promise<number> {
    await this.cdp.send('HeapProfiler.collectGarbage')
    const { usedSize } = await this.cdp.send('Runtime.getHeapUsage')
    return usedSize / 1e6
  }

  private async frames(events: number, event: (n: number) => Promise<unknown>): Promise<Moved> {
    await this.page.evaluate(() => {
      const times: number[] = []
      const frame = (now: number) => {
        times.push(now)
        if (times.length < 100_000) watching.handle = requestAnimationFrame(frame)
      }
      const watching = { times, handle: requestAnimationFrame(frame) }
      Object.assign(window, { watching })
    })
    const begun = performance.now()
    const sent: Promise<unknown>[] = []
    const before = await this.cpu()
    for (let n = 0; n < events && performance.now() - begun < LONGEST_MS; n += 1) {
      sent.push(event(n))
      // A page that is behind gets no more than a few at once, as a browser would hold them together.
      if (sent.length > 3) await sent[sent.length - 4]
      const early = begun + (n + 1) * EVERY_MS - performance.now()
      if (early > 0) await new Promise((done) => setTimeout(done, early))
    }
    await Promise.all(sent)
    const frames = await this.page.evaluate(async () => {
      const { watching } = window as unknown as { watching: { times: number[]; handle: number } }
      // What the last event asked for is drawn too.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      cancelAnimationFrame(watching.handle)
      return watching.times.slice(1).map((time, at) => time - (watching.times[at] ?? time))
    })
    return { frames, cpu: ((await this.cpu()) - before) / sent.length }
  }

  /** Milliseconds that the process of the page has spent of the processor. */
  private async cpu(): Promise<number> {
    const { metrics } = await this.cdp.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN) * 1_000
  }

  private wheel({ x, y }: Point, how: { deltaX?: number; deltaY?: number; modifiers?: number }) {
    return this.cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x,
      y,
      deltaX: 0,
      deltaY: 0,
      ...how,
    })
  }

  private mouse(type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', { x, y }: Point) {
    const isDown = type !== 'mouseMoved'
    if (type === 'mousePressed') this.isDown = true
    const buttons = this.isDown && type !== 'mouseReleased' ? 1 : 0
    if (type === 'mouseReleased') this.isDown = false
    return this.cdp.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: isDown || buttons ? 'left' : 'none',
      buttons,
      clickCount: isDown ? 1 : 0,
    })
  }
}

/** As Chromium's protocol counts modifiers. */
const CONTROL = 2
