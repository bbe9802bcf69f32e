import type { FoldedCall } from './fold'
import type { CallLeg } from './fold-legs'

/** An amount in a currency, as the carrier says it. */
export type Price = { total: number; currency: string }

/**
 * What a call cost: its own leg, the legs of the parties that it dialled, and all together. A carrier may bill in several
 * currencies; amounts of different ones are not added.
 */
export function priceOf(call: Pick<FoldedCall, 'priceTotal' | 'currency'> & { legs: CallLeg[] }): {
  own: Price | undefined
  dialled: Price[]
  total: Price[]
} {
  const own = priced(call)
  const dialled = call.legs.flatMap((leg) => priced(leg) ?? [])
  return { own, dialled: summed(dialled), total: summed(own ? [own, ...dialled] : dialled) }
}

const priced = ({ priceTotal, currency }: Pick<FoldedCall, 'priceTotal' | 'currency'>): Price | undefined =>
  priceTotal === null || currency === null ? undefined : { total: priceTotal, currency }

function summed(prices: Price[]): Price[] {
  const totals = new Map<string, number>()
  for (const { total, currency } of prices) totals.set(currency, (totals.get(currency) ?? 0) + total)
  // Prices have up to eight places; adding them must not make more of them.
  return [...totals].map(([currency, total]) => ({ currency, total: Number(total.toFixed(8)) }))
}
