import type { Application, PlannedChange, WebhookAddress } from '../../account'
import type { Webhooks } from './documents'

/**
 * What Vonage is to wait for, in ms: its longest (https://developer.vonage.com/en/voice/voice-api/webhook-reference). A turn
 * takes some ms; a long wait only matters on the day on which something is slow, and then silence is worse.
 */
const CONNECT_MS = 1_000
const HOOKS = {
  answer: { name: 'answer_url', title: 'Answer address', path: 'answer', responseMs: 5_000 },
  fallback: { name: 'fallback_answer_url', title: 'Fallback address', path: 'fallback', responseMs: 5_000 },
  event: { name: 'event_url', title: 'Event address', path: 'event', responseMs: 10_000 },
} as const
type Hook = keyof typeof HOOKS
const hooks = Object.keys(HOOKS) as Hook[] // of a constant object: its keys are the hooks

const wanted = (hook: Hook, publicUrl: string): Required<WebhookAddress> => ({
  url: `${publicUrl}/webhooks/vonage/${HOOKS[hook].path}`,
  method: 'POST',
  connectTimeoutMs: CONNECT_MS,
  responseTimeoutMs: HOOKS[hook].responseMs,
})

/** The `voice.webhooks` that let calls come here, over those that are there. */
export function webhooksTo(publicUrl: string, standing: Webhooks = {}): Webhooks {
  const ours = hooks.map((hook) => {
    const { url, method, connectTimeoutMs, responseTimeoutMs } = wanted(hook, publicUrl)
    // `connect_timeout` is what Vonage answers with; `connection_timeout` stands in some of its documents only.
    const { connection_timeout: _, ...rest } = standing[HOOKS[hook].name] ?? {}
    return [
      HOOKS[hook].name,
      {
        ...rest,
        address: url,
        http_method: method,
        connect_timeout: connectTimeoutMs,
        socket_timeout: responseTimeoutMs,
      },
    ]
  })
  return { ...standing, ...Object.fromEntries(ours) }
}

/** What has to change at an application so that its webhooks come here. */
export function webhookChanges(application: Application, publicUrl: string): PlannedChange[] {
  const changes = hooks.flatMap((hook) => {
    const will = wanted(hook, publicUrl)
    const now = application[hook]
    const isSame =
      now?.url === will.url &&
      now.method === will.method &&
      now.connectTimeoutMs === will.connectTimeoutMs &&
      now.responseTimeoutMs === will.responseTimeoutMs
    return isSame ? [] : [{ what: HOOKS[hook].title, now: now ? told(now) : null, will: told(will) }]
  })
  if (application.isSigned === true) return changes
  const isUnsigned = application.isSigned === false
  return [...changes, { what: 'Signed webhooks', now: isUnsigned ? 'off' : null, will: 'on' }]
}

/** Whether its webhooks come here by POST and are signed: how long Vonage waits for them is another matter. */
export const comesHere = (application: Application, publicUrl: string): boolean =>
  application.canTakeCalls &&
  application.isSigned !== false &&
  hooks.every((hook) => {
    const { url, method } = wanted(hook, publicUrl)
    return application[hook]?.url === url && application[hook]?.method === method
  })

/** `POST https://… · connects within 1 s, answers within 5 s` */
const told = ({ url, method, connectTimeoutMs, responseTimeoutMs }: WebhookAddress): string => {
  const waits = [
    ...(connectTimeoutMs === undefined ? [] : [`connects within ${seconds(connectTimeoutMs)}`]),
    ...(responseTimeoutMs === undefined ? [] : [`answers within ${seconds(responseTimeoutMs)}`]),
  ]
  return [`${method} ${url}`, waits.join(', ')].filter(Boolean).join(' · ')
}

const seconds = (ms: number): string => `${ms / 1_000} s`
