import { type Flow, nodeOf } from '../document'
import { kindNamed } from '../kinds'
import { freshId, namesOf, uniqueName } from './names'
import { type Position, type Wire, wholePixels } from './node'
import { connect, insertOnWire } from './wire'

/**
 * Adds a node of a kind, with the settings that its kind begins with and its title for a name. It becomes the start of a flow
 * that has none.
 *
 * @param at where its card stands
 * @param how.newId where its id comes from
 * @param how.from the exit that is to lead to it: a wire that was dropped on empty canvas
 * @param how.onWire the wire that it is dropped on, and spliced into
 * @returns the flow with the node, and the node's id. Throws for a kind that there is not
 */
export function addNode(
  flow: Flow,
  kind: string,
  at: Position,
  how: { newId: () => string; from?: { node: string; exit: string }; onWire?: Wire },
): { flow: Flow; id: string } {
  const { title, settings } = kindNamed(kind)
  const id = freshId(how.newId, (id) => Object.hasOwn(flow.nodes, id))
  const name = uniqueName(title, namesOf(flow))
  const added: Flow = {
    ...flow,
    nodes: { ...flow.nodes, [id]: { kind, name, settings: settings.parse({}), exits: {} } },
    layout: { ...flow.layout, [id]: wholePixels(at) ?? { x: 0, y: 0 } },
  }
  const wired = how.from ? connect(added, how.from.node, how.from.exit, id) : added
  const spliced = how.onWire ? insertOnWire(wired, id, how.onWire) : wired
  return { id, flow: nodeOf(spliced, spliced.start) ? spliced : { ...spliced, start: id } }
}
