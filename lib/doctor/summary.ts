import type { Finding } from './finding'

/** What all findings together come to, in one sentence or two. */
export function summary(findings: Pick<Finding, 'is'>[]): string {
  const count = (is: Finding['is']) => findings.filter((one) => one.is === is).length
  const [bad, warn, skipped, good] = [count('bad'), count('warn'), count('skipped'), count('good')]
  const first =
    bad > 0
      ? `${bad === 1 ? 'One thing' : `${bad} things`} must be mended.`
      : warn > 0
        ? 'Nothing must be mended.'
        : 'All is well, as far as it could be checked.'
  const rest = [
    `${good} good`,
    ...(warn > 0 ? [`${warn} to look at`] : []),
    ...(skipped > 0 ? [`${skipped} not checked`] : []),
  ]
  return `${first} ${rest.join(', ')}.`
}
