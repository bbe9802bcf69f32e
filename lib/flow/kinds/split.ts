import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { error } from '../problem'
import { shareOf } from '../share'
import { exitId } from './exit-id'

const settings = z.strictObject({
  /** Weights are compared with one another; they need not make a hundred. */
  shares: z
    .array(
      z.strictObject({
        id: exitId,
        label: z.string().max(40).default(''),
        weight: z.number().min(0).max(1_000_000).default(1),
      }),
    )
    .max(20)
    .default([
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ]),
})

type Share = z.infer<typeof settings>['shares'][number]

/** Sends a share of calls each way. The same call always goes the same way. */
export const split = defineKind({
  kind: 'split',
  title: 'Split',
  summary: 'Sends a share of the calls each way.',
  group: 'decide',
  settings,

  exits: ({ shares }) =>
    shares.map(({ id, label, weight }) => ({ id, label: label || id, required: weight > 0 })),

  check: ({ shares }) => [
    ...(shares.every(({ weight }) => weight === 0) ? [error('split.no-weight', { field: 'shares' })] : []),
    ...shares.flatMap(({ id }, at) =>
      shares.findIndex((other) => other.id === id) < at
        ? [error('split.share-repeated', { field: `shares.${at}.id`, values: { id } })]
        : [],
    ),
  ],

  step: ({ shares }, { call, nodeId }) => {
    const chosen = shareAt(shares, shareOf(`${call.id} ${nodeId}`))
    return chosen ? leave(chosen.id) : { next: { type: 'fail', problem: 'split.no-weight' } }
  },
})

/** The share that lies at a place from 0 to 1, all laid end to end. */
function shareAt(shares: Share[], place: number): Share | undefined {
  const weighty = shares.filter(({ weight }) => weight > 0)
  let left = place * weighty.reduce((sum, { weight }) => sum + weight, 0)
  for (const share of weighty) {
    if (left < share.weight) return share
    left -= share.weight
  }
  return weighty.at(-1)
}
