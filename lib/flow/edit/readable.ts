import type { Json } from '../call'
import { type Flow, FORMAT, flowDocument } from '../document'
import { kinds } from '../kinds'
import { inTodaysFormat, newerFormat, type ReadProblem, readFlow } from '../migrations'
import { placedProblems } from '../migrations/read-problems'
import { isShallow } from './json-depth'

/** A part of a document that has no place in the flow, as it was written. */
export type Lost = { path: string; value: Json }

/** A document as far as it can be read. `problems` and `lost` are empty exactly when all of it could be. */
export type Opened = { flow: Flow; problems: ReadProblem[]; lost: Lost[] }

type Fields = { [name: string]: Json }
type Path = (string | number)[]

const UNNAMED = 'Unnamed flow'
const MAX_FLOW_NAME = 120
const MAX_NODE_NAME = 80

/** Every round takes out what stands in the way; a value that stood behind another shows in the next. */
const MAX_ROUNDS = 60

/**
 * Opens a document that need not fit the schema: what can be read is the flow, whose parts that do not fit have given way to
 * what they are by default. A node of an unknown kind is not in the flow. Whatever is not in it stands in `lost`, as it was
 * written: an editor shows both, and stores nothing over the document until somebody has looked.
 *
 * @param json parsed JSON of any shape
 * @returns a flow that can be stored, and everything that is wrong with the document, with paths; never throws
 */
export function openDocument(json: unknown): Opened {
  if (!isShallow(json)) return unreadable(json, 'is nested deeper than any flow')
  const read = readFlow(json)
  if (read.ok) return { flow: read.flow, problems: [], lost: [] }
  const newer = newerFormat(json)
  const document = newer ? (json as Json) : inTodaysFormat(json)
  if (!isFields(document)) return unreadable(json, 'is no flow')

  const lost: Path[] = []
  const origins: Origins = new WeakMap()
  const rest = withNames(structuredClone(document), lost)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = flowDocument.safeParse(rest)
    if (parsed.success) return { flow: parsed.data, problems: read.problems, lost: outermost(lost, document) }
    const paths = placedProblems(parsed.error).map(({ at }) => at as Path)
    const taken = takeOutAll(rest, fromTheEnd(paths), origins)
    if (taken.length === 0) break
    lost.push(...taken)
    closeGaps(rest, origins)
  }
  return { ...unreadable(json, 'cannot be read'), problems: read.problems }
}

const unreadable = (json: unknown, message: string): Opened => ({
  flow: flowDocument.parse({ format: FORMAT, name: UNNAMED }),
  problems: [{ path: '', message }],
  lost: [{ path: '', value: json as Json }],
})

/** Where entries of a list that has lost some stood in the document. */
type Origins = WeakMap<Json[], number[]>

/** A document is of today's format now. What must have a name and has none, or one too long, gets one that fits. */
function withNames(document: Fields, lost: Path[]): Fields {
  const named = (value: Json | undefined, path: Path, orElse: string, longest: number): string => {
    const name = typeof value === 'string' && value.trim() !== '' ? value : undefined
    if (value !== undefined && (name === undefined || name.length > longest)) lost.push(path)
    return (name ?? orElse).slice(0, longest)
  }
  const nodes = isFields(document.nodes) ? document.nodes : {}
  for (const [id, node] of Object.entries(nodes)) {
    const title = isFields(node) && kinds.find(({ kind }) => kind === node.kind)?.title
    if (!isFields(node) || !title) continue
    const isFit = typeof node.name === 'string' && node.name.length <= MAX_NODE_NAME // a node may be without a name
    if (!isFit) node.name = named(node.name, ['nodes', id, 'name'], title, MAX_NODE_NAME)
  }
  return { ...document, format: FORMAT, name: named(document.name, ['name'], UNNAMED, MAX_FLOW_NAME) }
}

/** Each path once; entries of a list from its end, so that taking one out does not move those before it. */
const fromTheEnd = (paths: Path[]): Path[] =>
  [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()].sort((a, b) => compared(b, a))

function compared(a: Path, b: Path): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [one, other] = [a[at], b[at]]
    if (one === other) continue
    if (typeof one === 'number' && typeof other === 'number') return one - other
    return String(one) < String(other) ? -1 : 1
  }
  return a.length - b.length
}

/** Takes out what stands at the paths, and gives where it stood in the document. What went with something else is not asked for again. */
function takeOutAll(rest: Fields, paths: Path[], origins: Origins): Path[] {
  const gone = new Set<string>()
  const taken: Path[] = []
  for (const path of paths) {
    if (path.some((_, at) => gone.has(JSON.stringify(path.slice(0, at + 1))))) continue
    const holders = holdersOn(rest, path)
    const length = lengthOfWhatIsThere(holders, path)
    const [holder, step] = [holders[length - 1], path[length - 1]]
    if (!holder || step === undefined) continue
    gone.add(JSON.stringify(path.slice(0, length)))
    taken.push(path.slice(0, length).map((step, at) => originOf(holders[at], step, origins)))
    if (Array.isArray(holder))
      delete holder[Number(step)] // a gap, closed when the round is over
    else delete holder[String(step)]
  }
  return taken
}

function holdersOn(rest: Fields, path: Path): (Fields | Json[])[] {
  const holders: (Fields | Json[])[] = [rest]
  for (const step of path) {
    const next = own(holders.at(-1), step)
    if (typeof next !== 'object' || next === null) break
    holders.push(next)
  }
  return holders
}

/** How much of a path there is. What is missing at its end cannot be taken out: then what should hold it goes. */
function lengthOfWhatIsThere(holders: (Fields | Json[])[], path: Path): number {
  for (let length = Math.min(path.length, holders.length); length > 0; length -= 1)
    if (own(holders[length - 1], path[length - 1] ?? '') !== undefined) return length
  return 0
}

function originOf(holder: Fields | Json[] | undefined, step: string | number, origins: Origins) {
  return Array.isArray(holder) ? (origins.get(holder)?.[Number(step)] ?? step) : step
}

function closeGaps(value: Json, origins: Origins) {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value) && Object.keys(value).length < value.length) {
    const kept = Object.keys(value).map(Number)
    origins.set(
      value,
      kept.map((at) => Number(originOf(value, at, origins))),
    )
    for (const [to, from] of kept.entries()) value[to] = value[from] as Json
    value.length = kept.length
  }
  for (const part of Object.values(value)) closeGaps(part, origins)
}

/** What is lost, each once: a part of something that is lost as a whole is told with it, in the document's own words. */
function outermost(lost: Path[], document: Fields): Lost[] {
  const keys = new Set(lost.map((path) => JSON.stringify(path)))
  const isInside = (path: Path) =>
    path.some((_, length) => length > 0 && keys.has(JSON.stringify(path.slice(0, length))))
  return lost.flatMap((path) => {
    const value = path.reduce<Json | undefined>((here, step) => own(here, step), document)
    return isInside(path) || value === undefined ? [] : [{ path: path.join('.'), value }]
  })
}

const own = (holder: Json | undefined, step: string | number): Json | undefined =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, step)
    ? (holder as Fields)[String(step)]
    : undefined

const isFields = (json: Json | undefined): json is Fields =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
