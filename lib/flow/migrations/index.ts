import type { z } from 'zod'
import type { Json } from '../call'
import { type Flow, FORMAT, flowDocument } from '../document'
import { kinds } from '../kinds'
import { up as exitsInNodes } from './001-exits-in-nodes'

/**
 * What brings a document from one format to the next: the step at index n makes format n + 1. Pure, total and never edited
 * once released; a wrong one is followed by a next one.
 */
export const migrations: readonly ((document: Json) => Json)[] = [exitsInNodes]

/** Something in a document that cannot be read. `path` leads there: `nodes.main.settings.choices.0.key`; empty for the whole. */
export type ReadProblem = { path: string; message: string }

export type Read = { ok: true; flow: Flow } | { ok: false; problems: ReadProblem[] }

/**
 * Reads a document that came from outside or from a row: brings it to today's format, and holds it against the schema.
 *
 * @param json parsed JSON of any shape; its size and depth are bounded by whoever took it in
 * @returns the flow with its defaults filled in, or everything that is wrong with the document; never throws
 */
export function readFlow(json: unknown): Read {
  const format = formatOf(json)
  if (format > FORMAT)
    return refused(
      `This flow was saved in format ${format} by a newer Patchbay. This one reads formats up to ${FORMAT}: update it to open the flow.`,
    )
  const today = migrations.slice(format).reduce((document, up) => up(document), json as Json)
  const parsed = flowDocument.safeParse(today)
  return parsed.success
    ? { ok: true, flow: parsed.data }
    : { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue)) }
}

const refused = (message: string): Read => ({ ok: false, problems: [{ path: 'format', message }] })

/** The format that a document says it has. The first form had none, and is known by its list of nodes. */
function formatOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return FORMAT
  const { format, nodes } = json as Record<string, unknown>
  if (format === undefined) return Array.isArray(nodes) ? 0 : FORMAT
  return typeof format === 'number' && Number.isInteger(format) && format >= 0 ? format : FORMAT
}

/** An issue as problems with whole paths; where none of several forms fits, what is wrong with the one that comes closest. */
function problemsOf(issue: z.core.$ZodIssue, above: PropertyKey[] = []): ReadProblem[] {
  const path = [...above, ...issue.path]
  const problem = (message: string, at = path): ReadProblem => ({ path: at.map(String).join('.'), message })
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
      return closest?.length ? closest.flatMap((inner) => problemsOf(inner, path)) : [problem(issue.message)]
    }
    default:
      return [problem(issue.message)]
  }
}

/** How far a value is from a form: keys that are not known there weigh most, for they tell that another form was meant. */
const distance = (issues: z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 1), 0)
