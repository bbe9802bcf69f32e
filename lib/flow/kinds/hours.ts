import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { error } from '../problem'

/** Asks a named calendar whether it is open. */
export const hours = defineKind({
  kind: 'hours',
  title: 'Opening hours',
  summary: 'Goes one way when you are open, and others when you are closed or on a holiday.',
  group: 'decide',

  settings: z.strictObject({
    /** The calendar's name. */
    calendar: z.string().max(80).default(''),
  }),

  exits: () => [
    { id: 'open', label: 'Open', required: true },
    { id: 'closed', label: 'Closed', required: true },
    // Left open, a holiday is as good as any closed day.
    { id: 'holiday', label: 'Holiday', required: false, orElse: 'closed' },
  ],

  calendars: ({ calendar }) => (calendar ? [calendar] : []),

  check: ({ calendar }) => (calendar === '' ? [error('hours.no-calendar', { field: 'calendar' })] : []),

  step: ({ calendar }, { world }) => {
    const state = world.opening(calendar)
    return state ? leave(state) : leave('closed', { note: 'hours.calendar-missing' })
  },
})
