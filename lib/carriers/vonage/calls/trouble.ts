import { z } from 'zod'
import type { CallTrouble } from '../../carrier'
import type { Trouble } from './client'

/** What the SDK throws after an answer that is no success: with the response beside it. */
const answered = z.object({ response: z.object({ status: z.number() }) })

/** How Vonage says what is wrong with a request. */
const explained = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  error_title: z.string().optional(),
  invalid_parameters: z.array(z.object({ name: z.string().optional(), reason: z.string() })).optional(),
})

const STATUSES: Record<number, CallTrouble> = {
  400: 'refused',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  422: 'refused',
  429: 'too-many',
}

/** These are told before anything was sent: nobody was rung. */
const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Why Vonage did not do it, and whether it may have done it all the same. */
export async function troubleOf(problem: unknown): Promise<Trouble> {
  const response = answered.safeParse(problem)
  if (response.success) {
    const { status } = response.data.response
    // What it answers with 2xx and cannot be read was done.
    if (status < 300) return { reason: 'bad-answer', isUnknown: true }
    const detail = await sentenceIn(problem)
    const reason = STATUSES[status] ?? 'carrier-failed'
    return { reason, isUnknown: reason === 'carrier-failed' && status >= 500, ...(detail && { detail }) }
  }
  const { name, code, message } = problem instanceof Error ? asNamed(problem) : {}
  if (name === 'AbortError') return { reason: 'timeout', isUnknown: true }
  if (NEVER_SENT.includes(code ?? '')) return { reason: 'unreachable', isUnknown: false }
  if (name === 'FetchError') return { reason: 'unreachable', isUnknown: true }
  // The token is made before anything is sent; what fails there is the key.
  if (/secretOrPrivateKey|PEM|DECODER|asymmetric key|key/i.test(message ?? ''))
    return { reason: 'bad-private-key', isUnknown: false }
  return { reason: 'bad-answer', isUnknown: true }
}

const asNamed = (error: Error): { name?: string; code?: string; message?: string } => ({
  name: error.name,
  message: error.message,
  ...('code' in error && { code: String(error.code) }),
})

/** Vonage's own sentence: which parameter is wrong, and why. */
async function sentenceIn(problem: unknown): Promise<string | undefined> {
  const { response } = problem as { response: { json?: () => Promise<unknown> } } // `answered` has looked
  const body = explained.safeParse(await response.json?.().catch(() => undefined))
  if (!body.success) return undefined
  const { invalid_parameters: wrong = [], detail, title, error_title } = body.data
  const text = wrong.map(({ name, reason }) => (name ? `${name}: ${reason}` : reason)).join('; ')
  return (text || detail || title || error_title)?.slice(0, 300)
}
