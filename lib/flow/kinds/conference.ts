import { z } from 'zod'
import { defineKind } from '../kind'
import { error } from '../problem'

/** Puts the caller into a room with others. The call ends there. */
export const conference = defineKind({
  kind: 'conference',
  title: 'Conference',
  summary: 'Puts the caller into a room with others.',
  group: 'reach',

  settings: z.strictObject({
    /** Calls with the same name meet. */
    room: z.string().max(200).default(''),
    /** The conference begins when this caller comes in; else they hear music until somebody comes who begins it. */
    startOnEnter: z.boolean().default(true),
    /** It is over for all when this caller leaves. */
    endOnExit: z.boolean().default(false),
    /** This caller only listens. */
    muted: z.boolean().default(false),
    record: z.boolean().default(false),
    holdMusicUrl: z.string().max(2_000).optional(),
  }),

  exits: () => [],

  reaches: ({ room }) => [room],

  check: ({ room }) => (room.trim() === '' ? [error('conference.no-room', { field: 'room' })] : []),

  step: ({ room, startOnEnter, endOnExit, muted, record, holdMusicUrl }, { fill }) => {
    const name = fill(room).trim()
    // Strangers must not meet in a room without a name.
    if (name === '') return { next: { type: 'fail', problem: 'conference.no-room' } }
    const music = fill(holdMusicUrl ?? '').trim()
    return {
      instructions: [
        {
          type: 'conference',
          room: name,
          startOnEnter,
          endOnExit,
          muted,
          record,
          ...(music !== '' && { holdMusicUrl: music }),
        },
      ],
      next: { type: 'end', reason: 'conference' },
    }
  },
})
