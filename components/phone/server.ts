import type { Line, LineOrder } from '@/lib/carriers/sandbox/lines'
import type { Delivered } from '@/lib/carriers/sandbox/live'
import type { Webhook } from '@/lib/carriers/sandbox/state'
import type { RingableNumber } from '@/lib/store/ringable-numbers'
import { type Answer, send } from '../ui/send'
import type { Path } from './path'

/** Browsers send on what is this small while the page is being left. */
const MAX_KEPT_ALIVE = 30_000

/** Has a webhook signed and sent. */
export async function deliverWebhook({ method, url, body, timers }: Webhook): Promise<Delivered> {
  const asked = JSON.stringify({ method, url, body, timers })
  try {
    const response = await fetch('/internal/phone/deliver', {
      method: 'POST',
      body: asked,
      headers: { 'content-type': 'application/json' },
      keepalive: asked.length < MAX_KEPT_ALIVE,
    })
    const answer = await response.json()
    if (response.ok) return answer as Delivered
    // What the phone may not send is as if it had been sent and nobody had answered anything.
    const reply = response.status === 403 ? NOTHING : CLOSED
    return { reply, refusal: String(answer.message) }
  } catch {
    return { reply: CLOSED, refusal: 'The dashboard does not answer. Is Patchbay running?' }
  }
}

/** What this phone is told to do from elsewhere; nothing for now. Rejects when the dashboard does not say. */
export async function askLine(line: Line, signal: AbortSignal): Promise<LineOrder | undefined> {
  const response = await fetch('/internal/phone/line', {
    method: 'POST',
    body: JSON.stringify(line),
    headers: { 'content-type': 'application/json' },
    signal,
  })
  if (!response.ok) throw new Error(`The dashboard answered ${response.status}`)
  const { order } = (await response.json()) as { order: LineOrder | null }
  return order ?? undefined
}

const NOTHING = { status: 204, contentType: '', body: '' }
const CLOSED = { failed: 'Connection closed.' } as const

/** Keeps a recording, and gives its address; nothing where it could not be kept. */
export async function keepRecording(id: string, audio: Blob): Promise<string | undefined> {
  const path = `/internal/phone/recordings/${id}`
  const kept = await send('PUT', path, { type: audio.type, audio: await base64(audio) })
  return kept.ok ? `${location.origin}${path}` : undefined
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/** A call's way, and by the id of each version the flow that it is of. */
export type CallPath = Path & { callId: string; flows: Record<string, string> }

export const pathOfCall = (conversation: string): Promise<Answer<CallPath>> =>
  send('GET', `/internal/phone/calls/${conversation}`)

export type Ringable = { numbers: RingableNumber[]; publicUrl: string; isPublished: boolean }

export const ringable = (flow: string): Promise<Answer<Ringable>> =>
  send('GET', `/internal/phone/numbers?flow=${encodeURIComponent(flow)}`)

export const giveNumber = (flow: string): Promise<Answer<{ e164: string }>> =>
  send('POST', '/internal/phone/numbers', { flow })
