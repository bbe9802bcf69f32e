import { z } from 'zod'
import { deliver, sign, TIMERS } from '@/lib/carriers/sandbox/sender'
import { internalRoute, refusal } from '@/lib/internal-route'
import { isOwnWebhook } from '@/lib/voice-address'

const asked = z.strictObject({
  method: z.enum(['GET', 'POST']),
  url: z.string().max(8_000),
  body: z.record(z.string(), z.json()),
  timers: z.enum(['answer', 'event']),
})

/**
 * Sends a webhook of the test phone to the voice server, as the sandbox and over the network like any carrier's. The secret that
 * signs it never leaves the server, and it goes nowhere but to our own webhooks.
 */
export const POST = internalRoute('editor', async ({ body, server: { config, secrets } }) => {
  const webhook = asked.safeParse(body)
  if (!webhook.success) return refusal(400, 'This is no webhook.')
  const { url, timers } = webhook.data
  if (!isOwnWebhook(url, config.publicUrl))
    return refusal(403, `Not sent to ${shown(url)}: the test phone reaches only this Patchbay.`)
  const signed = await sign(webhook.data, {
    secret: secrets.sandboxSecret,
    at: new Date(),
    id: crypto.randomUUID(),
  })
  const sentAt = performance.now()
  const reply = await deliver(signed, TIMERS[timers])
  return Response.json({ reply, milliseconds: performance.now() - sentAt })
})

const shown = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'an address that is none')
