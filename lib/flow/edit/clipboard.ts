import { z } from 'zod'
import { type Flow, FORMAT } from '../document'
import { kindNamed } from '../kinds'
import { type ReadProblem, readFlow } from '../migrations'
import { type Piece, pieceOf, putIn } from './copies'
import { isShallow } from './json-depth'
import type { Position } from './node'

/** Nodes on their way to another flow, another browser, or a chat: portable JSON. */
export type CopiedNodes = { patchbay: 'nodes'; format: number } & Piece

/** More text than this was not copied from a canvas. */
const MAX_CHARACTERS = 10_000_000

/** What stands around the nodes; they themselves are read like a flow's, older formats included. */
const envelope = z.object({
  patchbay: z.literal('nodes'),
  format: z.int().min(1),
  nodes: z.record(z.string(), z.unknown()),
  layout: z.unknown().optional(),
  notes: z.unknown().optional(),
})

/** Nodes of a flow, and notes, as they go onto the clipboard. Wires that lead to other nodes stay behind. */
export const copyNodes = (
  flow: Flow,
  ids: Iterable<string>,
  noteIds: Iterable<string> = [],
): CopiedNodes => ({
  patchbay: 'nodes',
  format: FORMAT,
  ...pieceOf(flow, ids, noteIds),
})

export type Pasted = {
  flow: Flow
  /** Ids of the new nodes, and of the new notes. */
  added: string[]
  notes: string[]
  /** Variables that the new nodes set and that were set in the flow before: they now share them. */
  clashes: string[]
  /** Why nothing was pasted; empty where something was. */
  problems: ReadProblem[]
}

/**
 * Pastes what `copyNodes` gave: all of it or nothing.
 *
 * @param json text or JSON from the clipboard, of whatever origin
 * @param at where the top left corner of what is pasted stands
 * @returns never throws: what is no copy of nodes leaves the flow as it is, with the problems
 */
export function pasteNodes(flow: Flow, json: unknown, at: Position, newId: () => string): Pasted {
  const read = readPiece(json)
  if ('problems' in read) return { flow, added: [], notes: [], clashes: [], problems: read.problems }
  const corner = cornerOf(read.piece)
  const { flow: after, ...put } = putIn(flow, read.piece, { x: at.x - corner.x, y: at.y - corner.y }, newId)
  const before = variablesOf(flow)
  const clashes = [...variablesOf(read.piece)].filter((name) => before.has(name))
  return { flow: after, ...put, clashes, problems: [] }
}

function readPiece(json: unknown): { piece: Piece } | { problems: ReadProblem[] } {
  const parsed = envelope.safeParse(typeof json === 'string' ? parsedText(json) : json)
  if (!parsed.success || !isShallow(parsed.data))
    return {
      problems: [{ path: '', message: 'This was not copied from a flow. Copy cards on a canvas first.' }],
    }
  const { patchbay: _, ...piece } = parsed.data
  const read = readFlow({ name: 'Copied', start: null, ...piece })
  return read.ok ? { piece: read.flow } : { problems: read.problems }
}

function parsedText(text: string): unknown {
  if (text.length > MAX_CHARACTERS) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function cornerOf({ nodes, layout, notes }: Piece): Position {
  const places = [
    ...Object.entries(layout).flatMap(([id, at]) => (Object.hasOwn(nodes, id) ? [at] : [])),
    ...notes,
  ]
  if (places.length === 0) return { x: 0, y: 0 }
  return {
    x: places.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY),
    y: places.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY),
  }
}

/** Names that nodes set, and those that a flow begins with. */
const variablesOf = ({
  nodes,
  settings,
}: Pick<Flow, 'nodes'> & Partial<Pick<Flow, 'settings'>>): Set<string> =>
  new Set([
    ...Object.keys(settings?.variables ?? {}),
    ...Object.values(nodes).flatMap((node) => kindNamed(node.kind).sets?.(node.settings) ?? []),
  ])
