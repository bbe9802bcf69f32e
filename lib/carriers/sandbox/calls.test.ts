import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { sandboxCalls } from './calls'

const doors: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const door of doors.splice(0)) {
    door.closeAllConnections()
    door.close()
  }
})

/** Answers every request with what `reply` says, and keeps which addresses were asked. */
async function listening(reply: (path: string) => unknown) {
  const asked: string[] = []
  const door = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(reply(request.url ?? '')))
  })
  doors.push(door)
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  return { asked, url: `http://127.0.0.1:${(door.address() as AddressInfo).port}` }
}

test('a document that names somebody else’s address sends nothing there; the flow hears that it failed', async () => {
  const stranger = await listening(() => [])
  const ours: Awaited<ReturnType<typeof listening>> = await listening((path) =>
    path.endsWith('/answer')
      ? [
          { action: 'notify', payload: {}, eventUrl: [`${stranger.url}/webhooks/vonage/event`] },
          { action: 'talk', text: 'Hello' },
        ]
      : [],
  )
  const to = (hook: string) => `${ours.url}/webhooks/vonage/${hook}`
  const placed = await sandboxCalls.place(
    { credentials: { apiKey: 'sandbox', apiSecret: 'secret' }, hosts: {} },
    {
      from: '+442079460001',
      to: '+447700900123',
      answerUrl: to('answer'),
      eventUrl: to('event'),
      fallbackUrl: to('fallback'),
    },
  )
  await vi.waitFor(() => expect(ours.asked).toContain('/webhooks/vonage/fallback'), 8_000)
  if (placed.ok) await sandboxCalls.hangUp({ credentials: { apiKey: '', apiSecret: '' }, hosts: {} }, placed)
  expect(stranger.asked).toEqual([])
})
