import type { Json } from '../call'
import { type Flow, FORMAT, flowDocument } from '../document'
import { up as exitsInNodes } from './001-exits-in-nodes'
import { type ReadProblem, readProblems } from './read-problems'

export type { ReadProblem } from './read-problems'

/**
 * What brings a document from one format to the next: the step at index n makes format n + 1. Pure, total and never edited
 * once released; a wrong one is followed by a next one.
 */
export const migrations: readonly ((document: Json) => Json)[] = [exitsInNodes]

export type Read = { ok: true; flow: Flow } | { ok: false; problems: ReadProblem[] }

/**
 * Reads a document that came from outside or from a row: brings it to today's format, and holds it against the schema.
 *
 * @param json parsed JSON of any shape; its size and depth are bounded by whoever took it in
 * @returns the flow with its defaults filled in, or everything that is wrong with the document; never throws
 */
export function readFlow(json: unknown): Read {
  const newer = newerFormat(json)
  if (newer) return { ok: false, problems: [newer] }
  const parsed = flowDocument.safeParse(inTodaysFormat(json))
  return parsed.success
    ? { ok: true, flow: parsed.data }
    : { ok: false, problems: readProblems(parsed.error) }
}

/** What is to be said of a document from a newer program, or nothing when it is none. */
export function newerFormat(json: unknown): ReadProblem | undefined {
  const format = formatOf(json)
  if (format <= FORMAT) return undefined
  const message = `This flow was saved in format ${format} by a newer Patchbay. This one reads formats up to ${FORMAT}: update it to open the flow.`
  return { path: 'format', message }
}

/** A document brought to today's format, whether or not it fits the schema then. */
export const inTodaysFormat = (json: unknown): Json =>
  migrations.slice(formatOf(json)).reduce((document, up) => up(document), json as Json)

/** The format that a document says it has. The first form had none, and is known by its list of nodes. */
function formatOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return FORMAT
  const { format, nodes } = json as Record<string, unknown>
  if (format === undefined) return Array.isArray(nodes) ? 0 : FORMAT
  return typeof format === 'number' && Number.isInteger(format) && format >= 0 ? format : FORMAT
}
