import { z } from 'zod'
import type { RemoteFailure } from '../../account'

const MAX_PAUSE_MS = 3_000

/** Vonage's two ways of saying what it did not like. */
const complaint = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  'error-code-label': z.string().optional(),
  invalid_parameters: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
})

/** Why a request failed, in words for whoever set the account. */
export async function failureOf(trouble: unknown): Promise<RemoteFailure> {
  const response = responseOf(trouble)
  if (!response) return withoutAnswer(trouble)
  const failed = (reason: RemoteFailure['reason'], message: string): RemoteFailure => ({
    ok: false,
    reason,
    message,
  })
  switch (response.status) {
    case 401:
    case 403:
      return failed(
        'wrong-credentials',
        'Vonage does not know this API key and secret. Copy both again from the API settings of the Vonage dashboard.',
      )
    case 404:
      return failed('not-found', 'Vonage holds no such thing in this account. Was it deleted there?')
    case 429:
      return failed(
        'too-many-requests',
        'Vonage was asked too often, twice in a row. Wait a minute, then try again.',
      )
  }
  if (response.status >= 500)
    return failed(
      'carrier-broken',
      `Vonage has trouble of its own (it answered ${response.status}). Try again in a few minutes.`,
    )
  return failed('refused', `Vonage refused this: ${await complaintOf(response)}.`)
}

/** It was asked too often: what it refuses so, it has not begun. */
export const isTooMany = (trouble: unknown): boolean => responseOf(trouble)?.status === 429

/** How long Vonage wants to be left alone; a second when it does not say. */
export function pauseOf(trouble: unknown): number {
  const said = responseOf(trouble)?.headers.get('retry-after')
  const seconds = said === null || said === undefined ? 1 : Number(said)
  return Math.min(Number.isFinite(seconds) ? Math.max(seconds, 0) * 1_000 : 1_000, MAX_PAUSE_MS)
}

function withoutAnswer(trouble: unknown): RemoteFailure {
  const isLate = trouble instanceof Error && trouble.name === 'AbortError'
  return isLate
    ? {
        ok: false,
        reason: 'timeout',
        message:
          'Vonage did not answer in time. What was asked may have been done all the same; trying again does no harm.',
      }
    : {
        ok: false,
        reason: 'unreachable',
        message:
          'Vonage cannot be reached from this server, or the connection broke. Check its way to the internet, then try again.',
      }
}

type Answered = {
  status: number
  headers: { get: (name: string) => string | null }
  text: () => Promise<string>
}

/** The SDK throws an error of its own around the answer of fetch. */
function responseOf(trouble: unknown): Answered | undefined {
  if (!(trouble instanceof Error && 'response' in trouble)) return undefined
  return trouble.response as Answered | undefined // by the SDK's source: what fetch gave, its body not read yet
}

async function complaintOf(response: Answered): Promise<string> {
  const text = await response.text().catch(() => '')
  try {
    const { detail, title, invalid_parameters: wrong, ...old } = complaint.parse(JSON.parse(text))
    const said = wrong?.length
      ? wrong.map(({ name, reason }) => `${name}: ${reason}`).join('; ')
      : (detail ?? old['error-code-label'] ?? title)
    return (said ?? `it answered ${response.status}`).replace(/\.$/, '').slice(0, 300)
  } catch {
    return `it answered ${response.status}`
  }
}
