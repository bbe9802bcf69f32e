import type { z } from 'zod'
import type { calendar } from '@/lib/flow/calendar'
import type { flowDocument } from '@/lib/flow/document'

export type Document = z.input<typeof flowDocument>
export type Calendars = Record<string, z.input<typeof calendar>>

/** A prompt in the flow's own language. */
export const say = (text: string) => ({ text })

/** Said in British English when a call cannot go on. */
export const SORRY = say(
  'We are sorry, something has gone wrong at our end. Please call again in a few minutes. Goodbye.',
)

/** Nobody answers, for whatever reason: the same way out of a dial. */
export const unanswered = (to: string) => ({ busy: to, 'no-answer': to, failed: to })

/** Nine to half past five on weekdays. */
export const WEEKDAYS_NINE_TO_HALF_PAST_FIVE = {
  mon: [{ from: '09:00', to: '17:30' }],
  tue: [{ from: '09:00', to: '17:30' }],
  wed: [{ from: '09:00', to: '17:30' }],
  thu: [{ from: '09:00', to: '17:30' }],
  fri: [{ from: '09:00', to: '17:30' }],
}
