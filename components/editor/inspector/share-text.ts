/** The part of calls that a weight stands for among all: `50 %`, `33.3 %`; `0 %` where no weight is above 0. */
export function percentOf(weights: readonly number[], at: number): string {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const share = sum > 0 ? ((weights[at] ?? 0) / sum) * 100 : 0
  return `${Number(share.toFixed(1))} %`
}
