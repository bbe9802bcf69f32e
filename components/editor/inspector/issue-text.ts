import type { z } from 'zod'
import { isWithin, type PathStep, pathText } from './at-path'

type Issue = z.core.$ZodIssue

/**
 * Why a schema refuses something, in plain words: what is wrong at the field that was changed, else the first thing that is
 * wrong anywhere.
 */
export function refusalText(error: z.ZodError, path: readonly PathStep[]): string {
  const found = error.issues.flatMap((issue) => flat(issue))
  const here = found.find((issue) => isWithin(pathText(issue.path as PathStep[]), pathText(path)))
  const issue = here ?? found[0]
  return issue ? issueText(issue) : 'This does not fit here.'
}

/** One sentence for what a schema says. */
export function issueText(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'Write something.'
      return issue.origin === 'array'
        ? `At least ${shown(issue.minimum)} are needed.`
        : `${shown(issue.minimum)} is the least.`
    case 'too_big':
      if (issue.origin === 'string') return `At most ${shown(issue.maximum)} characters.`
      return issue.origin === 'array'
        ? `At most ${shown(issue.maximum)} of them.`
        : `${shown(issue.maximum)} is the most.`
    case 'invalid_type':
      if (issue.expected === 'int') return 'Write a whole number.'
      return issue.expected === 'number' ? 'Write a number.' : 'This does not fit here.'
    case 'invalid_format':
    case 'custom':
      return /^invalid/i.test(issue.message) ? 'This does not fit here.' : `Write ${issue.message}.`
    case 'invalid_key':
      return issue.issues[0] ? issueText(issue.issues[0]) : 'This name does not fit here.'
    default:
      return 'This does not fit here.'
  }
}

const shown = (bound: number | bigint): string => Number(bound).toLocaleString('en')

/** Where none of several forms fits, what is wrong with the one that was meant: the one whose fields are all known. */
function flat(issue: Issue, above: PropertyKey[] = []): Issue[] {
  const placed = { ...issue, path: [...above, ...issue.path] }
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [placed]
  const meant = [...issue.errors].sort((a, b) => strangeness(a) - strangeness(b))[0] ?? []
  return meant.flatMap((inner) => flat(inner, placed.path))
}

const strangeness = (issues: Issue[]): number =>
  issues.reduce(
    (sum, { code }) => sum + (code === 'unrecognized_keys' || code === 'invalid_type' ? 10 : 1),
    0,
  )
