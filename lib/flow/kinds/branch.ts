import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { error, warning } from '../problem'
import { condition, conditionProblems, conditionReads, holds } from './condition'
import { exitId } from './exit-id'

const OTHERWISE = 'otherwise'

const settings = z.strictObject({
  /** Looked at in this order; the first that holds is taken. */
  cases: z
    .array(
      z.strictObject({
        id: exitId,
        label: z.string().max(40).default(''),
        /** Must all of its conditions hold, or any one? */
        match: z.enum(['all', 'any']).default('all'),
        conditions: z.array(condition).max(20).default([]),
      }),
    )
    .max(50)
    .default([]),
})

/** Goes the way of the first case that holds. */
export const branch = defineKind({
  kind: 'branch',
  title: 'Branch',
  summary: 'Goes different ways for different callers, answers and times.',
  group: 'decide',
  settings,

  exits: ({ cases }) => [
    ...cases.map(({ id, label }) => ({ id, label: label || id, required: true })),
    { id: OTHERWISE, label: 'Otherwise', required: true },
  ],

  reads: ({ cases }) =>
    cases.flatMap(({ conditions }, at) =>
      conditions.flatMap((one, which) => conditionReads(one, `cases.${at}.conditions.${which}`)),
    ),

  check: ({ cases }) => [
    ...(cases.length === 0 ? [warning('branch.no-cases', { field: 'cases' })] : []),
    ...cases.flatMap(({ id }, at) =>
      id === OTHERWISE || cases.findIndex((other) => other.id === id) < at
        ? [error('branch.case-repeated', { field: `cases.${at}.id`, values: { id } })]
        : [],
    ),
    ...cases.flatMap(({ conditions }, at) => [
      ...(conditions.length === 0
        ? [error('branch.no-conditions', { field: `cases.${at}.conditions` })]
        : []),
      ...conditions.flatMap((one, which) => conditionProblems(one, `cases.${at}.conditions.${which}`)),
    ]),
  ],

  step: ({ cases }, place) => {
    const taken = cases.find(({ match, conditions }) => {
      // A case that asks nothing is unfinished, not always true.
      if (conditions.length === 0) return false
      const isTrue = (one: (typeof conditions)[number]) => holds(one, place)
      return match === 'all' ? conditions.every(isTrue) : conditions.some(isTrue)
    })
    return leave(taken?.id ?? OTHERWISE)
  },
})
