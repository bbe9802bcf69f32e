import { z } from 'zod'
import type { Application, WebhookAddress } from '../../account'

/** Loose throughout: what is not known here must come back to Vonage as it was. */
const webhook = z.looseObject({
  address: z.string().optional(),
  http_method: z.string().optional(),
  connect_timeout: z.number().optional(),
  connection_timeout: z.number().optional(),
  socket_timeout: z.number().optional(),
})
const webhooks = z.looseObject({
  answer_url: webhook.optional(),
  fallback_answer_url: webhook.optional(),
  event_url: webhook.optional(),
})
export type Webhooks = z.infer<typeof webhooks>

const voice = z.looseObject({ webhooks: webhooks.optional(), signed_callbacks: z.boolean().optional() })

/** An application in Vonage's words (https://developer.vonage.com/en/api/application.v2). */
export const applicationDocument = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  keys: z.looseObject({ public_key: z.string().optional() }).optional(),
  capabilities: z.looseObject({ voice: voice.optional() }).optional(),
})
export type ApplicationDocument = z.infer<typeof applicationDocument>

export const applicationPage = z.object({
  total_pages: z.number().optional(),
  _embedded: z.object({ applications: z.array(applicationDocument).optional() }).optional(),
})

/** The same in ours. */
export function applicationOf({ id, name, keys, capabilities }: ApplicationDocument): Application {
  const voice = capabilities?.voice
  const answer = addressOf(voice?.webhooks?.answer_url, 'GET')
  const fallback = addressOf(voice?.webhooks?.fallback_answer_url, 'GET')
  const event = addressOf(voice?.webhooks?.event_url, 'POST')
  return {
    id,
    name,
    canTakeCalls: voice !== undefined,
    ...(keys?.public_key && { publicKey: keys.public_key }),
    ...(answer && { answer }),
    ...(fallback && { fallback }),
    ...(event && { event }),
    ...(voice?.signed_callbacks !== undefined && { isSigned: voice.signed_callbacks }),
  }
}

function addressOf(hook: z.infer<typeof webhook> | undefined, usual: string): WebhookAddress | undefined {
  if (!hook?.address) return undefined
  const connectTimeoutMs = hook.connect_timeout ?? hook.connection_timeout
  return {
    url: hook.address,
    method: hook.http_method ?? usual,
    ...(connectTimeoutMs !== undefined && { connectTimeoutMs }),
    ...(hook.socket_timeout !== undefined && { responseTimeoutMs: hook.socket_timeout }),
  }
}
