import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hearing, listenToCalls } from './call-news'

/** A browser's stream, and its window. */
class Stream extends EventTarget {
  static CLOSED = 2
  static open: Stream[] = []
  readyState = 0
  onopen = () => {}
  onerror = () => {}
  constructor(readonly url: string) {
    super()
    Stream.open.push(this)
  }
  close() {
    this.readyState = Stream.CLOSED
    Stream.open = Stream.open.filter((one) => one !== this)
  }
  says(type: 'calls' | 'many', lastEventId: string) {
    this.dispatchEvent(Object.assign(new Event(type), { data: '[]', lastEventId }))
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const isLookedAt = (is: boolean) => {
  page.visibilityState = is ? 'visible' : 'hidden'
  page.dispatchEvent(new Event('visibilitychange'))
}
const [EARLIER, LATER] = ['2026-03-03T12:00:00.000Z', '2026-03-03T12:00:05.000Z']
const leaving: (() => void)[] = []
const listener = (since?: string) => {
  const news = { onCalls: vi.fn(), onMany: vi.fn() }
  leaving.push(listenToCalls(news, since))
  return news
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('document', page)
})
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('all parts of a page hear by one connection, which ends with the last of them', () => {
  const [badge, list] = [listener(EARLIER), listener(EARLIER)]
  expect(Stream.open.map(({ url }) => url)).toEqual([
    `/internal/calls/stream?since=${encodeURIComponent(EARLIER)}`,
  ])
  Stream.open[0]?.says('calls', LATER)
  expect(badge.onCalls).toHaveBeenCalledOnce()
  expect(list.onCalls).toHaveBeenCalledOnce()
  for (const leave of leaving.splice(0)) leave()
  expect(Stream.open).toEqual([])
})

test('a page that knows less than was told already looks again; one that knows as much does not', () => {
  listener(EARLIER)
  Stream.open[0]?.says('calls', LATER)
  expect(listener(EARLIER).onMany).toHaveBeenCalledOnce()
  expect(listener(LATER).onMany).not.toHaveBeenCalled()
})

test('a window that nobody looks at keeps no connection, and goes on where it was', () => {
  listener(EARLIER)
  Stream.open[0]?.says('many', LATER)
  isLookedAt(false)
  expect(Stream.open).toEqual([])
  isLookedAt(true)
  expect(Stream.open.map(({ url }) => url)).toEqual([
    `/internal/calls/stream?since=${encodeURIComponent(LATER)}`,
  ])
})

test('a line that is taken up again at once was never away; one that is not is told, and tried again', () => {
  listener(EARLIER)
  const [line] = Stream.open
  line?.onerror()
  vi.advanceTimersByTime(2_000)
  line?.onopen()
  vi.advanceTimersByTime(10_000)
  expect(hearing.is()).toBe(true)
  line?.close()
  line?.onerror()
  vi.advanceTimersByTime(5_000)
  expect(hearing.is()).toBe(false)
  expect(Stream.open).toHaveLength(1)
  Stream.open[0]?.onopen()
  expect(hearing.is()).toBe(true)
})
