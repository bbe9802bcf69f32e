import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { phoneNumber } from '../numbers'
import { error, type Problem } from '../problem'
import { isTemplate } from '../template'

/** Sends a text message. */
export const sms = defineKind({
  kind: 'sms',
  title: 'Text message',
  summary: 'Texts the caller, or somebody else.',
  group: 'outside',

  settings: z.strictObject({
    to: z.string().max(200).default('{{caller}}'),
    /** A number, or a name of up to 11 letters and digits where the country allows one. */
    from: z.string().max(200).default('{{called}}'),
    text: z.string().max(1_600).default(''),
  }),

  exits: () => [
    { id: 'ok', label: 'Sent', required: false },
    { id: 'failed', label: 'Failed', required: false },
  ],

  reaches: ({ to }) => [to],

  check: ({ to, from, text }) => [
    ...wrong('to', to, phoneNumber),
    ...wrong('from', from, sender),
    ...(text.trim() === '' ? [error('sms.text-empty', { field: 'text' })] : []),
  ],

  step: (sms, { heard, fill, readsSecret }) => {
    if (heard?.type === 'effect-failed') return leave('failed', { note: `sms: ${heard.reason}` })
    if (heard) return leave('ok')
    const to = phoneNumber(fill(sms.to))
    const from = sender(fill(sms.from))
    const text = fill(sms.text).trim()
    // A caller who hides the number cannot be texted.
    if (!to) return leave('failed', { note: 'sms.to-invalid' })
    if (!from) return leave('failed', { note: 'sms.from-invalid' })
    if (text === '') return leave('failed', { note: 'sms.text-empty' })
    return {
      next: {
        type: 'effect',
        effect: { type: 'sms', to, from, text },
        ...([sms.to, sms.from, sms.text].some((written) => readsSecret(written)) && { sensitive: true }),
      },
    }
  },
})

const sender = (written: string): string | undefined =>
  phoneNumber(written) ??
  (/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(written.trim()) ? written.trim() : undefined)

function wrong(field: string, written: string, read: (text: string) => string | undefined): Problem[] {
  if (isTemplate(written) || read(written)) return []
  return [error('number.invalid', { field, values: { number: written } })]
}
