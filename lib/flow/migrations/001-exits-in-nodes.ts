import type { Json } from '../call'

type Fields = { [name: string]: Json }

/**
 * Format 0, from before the first release, listed its nodes and kept the wires between them in a list of their own:
 * `nodes: [{ id, … }]`, `edges: [{ from, exit, to }]`. Format 1 keeps nodes by id, and each holds its own exits.
 * What is not of that shape is left as it is, for the schema to point at. A wire from a node that is not there is dropped.
 */
export function up(document: Json): Json {
  if (!isFields(document) || !Array.isArray(document.nodes)) return document
  const { edges, nodes, ...rest } = document
  const wires = Array.isArray(edges) ? edges.filter(isFields) : []
  return {
    ...rest,
    format: 1,
    nodes: Object.fromEntries(nodes.map((node, at) => [idOf(node, at, nodes), withExits(node, wires)])),
    ...(edges !== undefined && !Array.isArray(edges) && { edges }),
  }
}

function withExits(node: Json, wires: Fields[]): Json {
  if (!isFields(node)) return node
  const { id, ...rest } = node
  const exits = wires.flatMap(({ from, exit, to }) =>
    from === id && typeof exit === 'string' && to !== undefined ? [[exit, to] as const] : [],
  )
  return { ...rest, exits: Object.fromEntries(exits) }
}

/** A node without an id of its own gets a name that the schema refuses, which shows its place in the list. */
function idOf(node: Json, at: number, nodes: Json[]): string {
  const id = isFields(node) ? node.id : undefined
  const isTaken = nodes.findIndex((other) => isFields(other) && other.id === id) < at
  return typeof id === 'string' && !isTaken ? id : `(node ${at + 1})`
}

const isFields = (json: Json): json is Fields =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
