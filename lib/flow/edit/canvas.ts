import { type Flow, type FlowNode, nodeOf } from '../document'
import { wireOf } from '../graph'
import type { Group } from '../kind'
import { kindNamed } from '../kinds'
import { exitsOf, type Position } from './node'
import { positionsOf } from './place'
import { firstWords } from './words'

/** What a card shows of a node. */
export type Card = {
  id: string
  position: Position
  kind: string
  group: Group
  /** The kind as people call it. */
  title: string
  name: string
  /** The first words that callers hear, plain; empty where nothing is played. */
  words: string
  /** `wired`: it leads to a node that is there. */
  exits: { id: string; label: string; required: boolean; wired: boolean }[]
}

/** A wire between two cards. `id` is `${source}:${exit}`; no id of a node holds a colon. */
export type CardWire = { id: string; source: string; exit: string; target: string }

type Drawn = { card: Card; loose: string }
const drawnCards = new WeakMap<FlowNode, Drawn>()
const drawnWires = new WeakMap<FlowNode, { loose: string; wires: CardWire[] }>()

/**
 * The cards of a flow, in its order. A node that did not change and did not move gives the very same card again, so that what
 * shows it can be skipped.
 */
export function cardsOf(flow: Flow): Card[] {
  const positions = positionsOf(flow)
  return Object.entries(flow.nodes).map(([id, node]) => {
    const position = positions.get(id) ?? { x: 0, y: 0 }
    const loose = looseEnds(flow, node)
    const before = drawnCards.get(node)
    if (before && before.card.id === id && before.loose === loose) {
      if (isSame(before.card.position, position)) return before.card
      return remembered(node, { loose, card: { ...before.card, position } })
    }
    return remembered(node, { loose, card: drawCard(flow, id, node, position) })
  })
}

/** The wires of a flow, in the order of its nodes and their exits. A node that did not change gives the same ones again. */
export function wiresOf(flow: Flow): CardWire[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) => {
    const loose = looseEnds(flow, node)
    const before = drawnWires.get(node)
    if (before && before.loose === loose && (before.wires[0]?.source ?? id) === id) return before.wires
    const wires = drawWires(flow, id, node)
    drawnWires.set(node, { loose, wires })
    return wires
  })
}

function remembered(node: FlowNode, drawn: Drawn): Card {
  drawnCards.set(node, drawn)
  return drawn.card
}

function drawCard(flow: Flow, id: string, node: FlowNode, position: Position): Card {
  const { group, title } = kindNamed(node.kind)
  return {
    id,
    position,
    kind: node.kind,
    group,
    title,
    name: node.name,
    words: firstWords(node),
    exits: exitsOf(node).map((exit) => ({
      id: exit.id,
      label: exit.label,
      required: exit.required,
      wired: nodeOf(flow, wireOf(node, exit.id)) !== undefined,
    })),
  }
}

function drawWires(flow: Flow, source: string, node: FlowNode): CardWire[] {
  // While a key is given to two choices there are two exits of one id, and still one wire.
  const exits = new Set(exitsOf(node).map((exit) => exit.id))
  return [...exits].flatMap((exit) => {
    const target = wireOf(node, exit)
    return target !== undefined && nodeOf(flow, target)
      ? [{ id: `${source}:${exit}`, source, exit, target }]
      : []
  })
}

/** Which exits lead to nodes that are not there: nearly always none, and all that a card needs to know of other nodes. */
function looseEnds(flow: Flow, node: FlowNode): string {
  let loose = ''
  for (const exit in node.exits) {
    const to = wireOf(node, exit)
    if (to !== undefined && !Object.hasOwn(flow.nodes, to)) loose += `${exit}\n`
  }
  return loose
}

const isSame = (a: Position, b: Position): boolean => a.x === b.x && a.y === b.y
