import { z } from 'zod'
import { defineKind } from '../kind'
import { error } from '../problem'

/** Goes on in another flow, and does not come back. */
export const flow = defineKind({
  kind: 'flow',
  title: 'Flow',
  summary: 'Goes on in another flow.',
  group: 'end',

  settings: z.strictObject({
    /** The other flow's id. */
    flow: z.string().max(80).default(''),
  }),

  exits: () => [],

  flows: ({ flow }) => (flow ? [flow] : []),

  check: ({ flow }) => (flow === '' ? [error('flow.missing', { field: 'flow' })] : []),

  step: ({ flow }) => ({
    next: flow === '' ? { type: 'fail', problem: 'flow.missing' } : { type: 'flow', flow },
  }),
})
