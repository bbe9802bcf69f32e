import type { z } from 'zod'
import { kinds } from '../kinds'

/** Something in a document that cannot be read. `path` leads there: `nodes.main.settings.choices.0.key`; empty for the whole. */
export type ReadProblem = { path: string; message: string }

/** The same with its path in steps, for who goes there: names may hold dots. */
export type PlacedProblem = { at: PropertyKey[]; message: string }

/** What a schema says against a value, each with its whole path. */
export const placedProblems = (error: z.ZodError): PlacedProblem[] =>
  error.issues.flatMap((issue) => placed(issue))

/** What a schema says against a value, for people. */
export const readProblems = (error: z.ZodError): ReadProblem[] =>
  placedProblems(error).map(({ at, message }) => ({ path: at.map(String).join('.'), message }))

/** An issue as problems with whole paths; where none of several forms fits, what is wrong with the one that comes closest. */
function placed(issue: z.core.$ZodIssue, above: PropertyKey[] = []): PlacedProblem[] {
  const path = [...above, ...issue.path]
  const problem = (message: string, at = path): PlacedProblem => ({ at, message })
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => problem('is not known here', [...path, key]))
    case 'invalid_key':
      return [
        problem(`is no name that can stand here: ${issue.issues.map(({ message }) => message).join(', ')}`),
      ]
    case 'invalid_union': {
      if (issue.discriminator === 'kind')
        return [problem(`is no kind of node; there are ${kinds.map(({ kind }) => kind).join(', ')}`)]
      const closest = [...issue.errors].sort((a, b) => distance(a) - distance(b))[0]
      return closest?.length ? closest.flatMap((inner) => placed(inner, path)) : [problem(issue.message)]
    }
    default:
      return [problem(issue.message)]
  }
}

/** How far a value is from a form: keys that are not known there weigh most, for they tell that another form was meant. */
const distance = (issues: z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 1), 0)
