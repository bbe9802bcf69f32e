import { z } from 'zod'
import { phoneNumber } from '@/lib/flow/numbers'

const number = z
  .string()
  .max(60)
  .transform((text, context) => {
    const e164 = phoneNumber(text)
    if (e164) return e164
    context.addIssue('Write it with its country code, such as +44 20 7946 0018.')
    return z.NEVER
  })

/** What is filled in to be called. */
export const callMe = z
  .object({
    to: number,
    from: number,
    flow: z.string().min(1, 'Choose a flow.').max(64),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'That is the number that calls you.' })

/** A number that can ring people, and a flow that can speak to them. */
export type Offers = {
  numbers: { e164: string; shown: string; carrier: string; isSandbox: boolean; flow: string | null }[]
  flows: { id: string; name: string; version: number }[]
}

/** How it stands with a call, as the page shows it. */
export type Standing = {
  id: string
  state: 'waiting' | 'asked' | 'refused' | 'placed' | 'ringing' | 'answered' | 'ended' | 'unknown'
  reason: string | null
  callId: string | null
}

/** Whether anything more can come of it. */
export const isOver = ({ state }: Standing): boolean =>
  state === 'refused' || state === 'ended' || state === 'unknown'
