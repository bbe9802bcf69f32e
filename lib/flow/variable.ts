import { z } from 'zod'
import { error, type Problem } from './problem'

/** A variable's name, as `{{name}}` writes it. Names that JavaScript or the template language keeps for itself cannot match or are reserved. */
export const variableName = z
  .string()
  .regex(
    /^_?[A-Za-z]\w{0,38}$/,
    'letters, digits and _, at most 40, beginning with a letter (or _ and a letter)',
  )

/** The same in a draft, where it may still be missing. */
export const draftVariable = z.union([z.literal(''), variableName])

/** What every call has by itself, and what templates mean by these words: assigning them would change nothing. */
const RESERVED = [
  'caller',
  'called',
  'now',
  'true',
  'false',
  'nil',
  'null',
  'empty',
  'blank',
  'and',
  'or',
  'not',
  'contains',
  'forloop',
]

/** What is wrong with the name of a variable that a node sets, where that name stands. */
export function variableProblems(name: string, field: string): Problem[] {
  if (name === '') return [error('variable.missing', { field })]
  return RESERVED.includes(name) ? [error('variable.reserved', { field, values: { variable: name } })] : []
}
