import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterEach, expect, test, vi } from 'vitest'
import { callStream, readSince } from './stream'
import type { News, Watch } from './watch'

/** However busy the machine is. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 30_000 })

const close: (() => void)[] = []
afterEach(() => {
  for (const end of close.splice(0)) end()
})

/** The stream behind a real HTTP server, and what is said on it. */
async function streaming(how: Parameters<typeof callStream>[3] = {}) {
  const listeners = new Map<(news: News) => void, string | undefined>()
  const watch: Watch = {
    listen(since, hear) {
      listeners.set(hear, since)
      return () => listeners.delete(hear)
    },
  }
  const fetch = (request: Request) =>
    callStream(watch, readSince(request.headers.get('last-event-id')), request.signal, how)
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  close.push(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    listeners,
    say: (news: News) => {
      for (const hear of listeners.keys()) hear(news)
    },
    async connect(headers: Record<string, string> = {}) {
      const leaving = new AbortController()
      close.push(() => leaving.abort())
      const response = await globalThis.fetch(url, { headers, signal: leaving.signal })
      let heard = ''
      const whole = (async () => {
        for await (const piece of response.body ?? []) heard += new TextDecoder().decode(piece)
      })().catch(() => undefined)
      return { response, heard: () => heard, leave: () => leaving.abort(), whole }
    },
  }
}

const AT = '2026-03-03T12:00:00.000Z'

test('news go over HTTP as events, with where to go on from, and nobody packs them', async () => {
  const { connect, say } = await streaming()
  const { response, heard } = await connect()
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
  say({ type: 'many', at: AT })
  await soon(() => expect(heard()).toContain(`id: ${AT}\nevent: many\ndata: []\n\n`))
  expect(heard()).toContain('retry: 2000')
})

test('who connects again says where it was', async () => {
  const { connect, listeners } = await streaming()
  await connect({ 'last-event-id': AT })
  expect([...listeners.values()]).toEqual([AT])
  await connect({ 'last-event-id': 'nonsense' })
  expect([...listeners.values()]).toEqual([AT, undefined])
})

test('a line that nobody speaks on is kept alive, and is not kept for ever', async () => {
  const { connect, listeners } = await streaming({ heartbeatMs: 5, longestMs: 60 })
  const { heard, whole } = await connect()
  await whole
  expect(heard()).toContain(': still here')
  expect(listeners.size).toBe(0)
})

test('who has gone is listened for no longer', async () => {
  const { connect, listeners } = await streaming()
  const { leave } = await connect()
  await soon(() => expect(listeners.size).toBe(1))
  leave()
  await soon(() => expect(listeners.size).toBe(0))
})
