import { promptProblems, spellingProblems, unsetProblems } from './check-texts'
import { type Flow, type FlowSettings, nodeOf } from './document'
import {
  everyWay,
  type Graph,
  graphOf,
  loopsWithoutEnd,
  reachable,
  type Spot,
  waysInSilence,
  wireOf,
} from './graph'
import { phoneNumber } from './numbers'
import { error, type Problem, warning } from './problem'
import { isTemplate } from './template'
import { fieldHolding, templatesIn } from './templates'

/** What there is besides the flow. A list that is not given is not looked at. */
export type KnownNames = { calendars?: string[]; flows?: string[] }

/**
 * What is wrong with a flow, all of it at once: first the flow itself, then node by node in its order. Errors block
 * publishing; warnings ask. What a carrier cannot do is asked of the carrier (`Carrier.check`).
 *
 * @param known names of calendars and flows that exist
 * @returns problems as values; their sentences are in `problemText`. Never throws
 */
export function check(flow: Flow, known: KnownNames = {}): Problem[] {
  const graph = graphOf(flow)
  const isMet = reachable(graph)
  const written = graph.spots.map(({ node }) => templatesIn(node.settings))
  const { callerId, errorPrompt } = flow.settings
  const ofSettings = templatesIn({ settings: { callerId, errorPrompt } })
  const loops = loopProblems(graph)
  const variables = unsetProblems(flow, graph, isMet, written, ofSettings)

  const ofNode = (spot: Spot, at: number): Problem[] => [
    ...(spot.kind.check?.(spot.node.settings) ?? []),
    ...(spot.kind.prompts?.(spot.node.settings) ?? []).flatMap(promptProblems),
    ...spellingProblems(written[at] ?? []),
    ...(variables.ofNodes[at] ?? []),
    ...nameProblems(spot, known),
    ...exitProblems(spot, flow),
    ...(loops.get(at) ?? []),
    ...(graph.start !== undefined && !isMet[at] ? [warning('node.unreachable')] : []),
  ]
  return [
    ...startProblems(flow),
    ...settingsProblems(flow.settings),
    ...spellingProblems(ofSettings),
    ...variables.ofSettings,
    ...graph.spots.flatMap((spot, at) =>
      ofNode(spot, at).map((problem) => ({ ...problem, nodeId: spot.id })),
    ),
  ]
}

function startProblems(flow: Flow): Problem[] {
  if (flow.start === null) return [error('flow.no-start', { field: 'start' })]
  const where = { field: 'start', values: { to: flow.start } }
  return nodeOf(flow, flow.start) ? [] : [error('flow.start-missing', where)]
}

function settingsProblems({ callerId = '', errorPrompt }: FlowSettings): Problem[] {
  const isNoNumber = callerId !== '' && !isTemplate(callerId) && !phoneNumber(callerId)
  return [
    ...(isNoNumber
      ? [error('number.invalid', { field: 'settings.callerId', values: { number: callerId } })]
      : []),
    ...(errorPrompt ? promptProblems({ field: 'settings.errorPrompt', prompt: errorPrompt }) : []),
  ]
}

/** Calendars and flows that a node names and that are not there. An empty name is the kind's own matter. */
function nameProblems({ kind, node: { settings } }: Spot, known: KnownNames): Problem[] {
  const missing = (named: string[] = [], there?: string[]) =>
    there ? [...new Set(named)].filter((name) => name !== '' && !there.includes(name)) : []
  const at = (name: string) => ({ field: fieldHolding(settings, name), values: { name } })
  return [
    ...missing(kind.calendars?.(settings), known.calendars).map((name) =>
      error('calendar.unknown', at(name)),
    ),
    ...missing(kind.flows?.(settings), known.flows).map((name) => error('flow.unknown', at(name))),
  ]
}

function exitProblems({ node, arcs }: Spot, flow: Flow): Problem[] {
  const wired = arcs.flatMap(({ exit }): Problem[] => {
    const to = wireOf(node, exit.id)
    const where = { field: `exits.${exit.id}`, values: { exit: exit.id, label: exit.label } }
    if (to === undefined) return exit.required ? [error('exit.not-wired', where)] : []
    return nodeOf(flow, to) ? [] : [error('exit.node-missing', { ...where, values: { ...where.values, to } })]
  })
  const unknown = Object.keys(node.exits)
    .filter((id) => !arcs.some(({ exit }) => exit.id === id))
    .map((exit) => warning('exit.unknown', { field: `exits.${exit}`, values: { exit } }))
  return [...wired, ...unknown]
}

/** A longer loop is told by its first nodes. */
const NAMED_AT_MOST = 5

/**
 * Rounds that a call can get into and not out of, told once each, at the first of their nodes: for every caller an error; for
 * one who stays silent a warning, since that caller may still hang up but a dead line never does.
 */
function loopProblems(graph: Graph): Map<number, Problem[]> {
  const found = new Map<number, Problem[]>()
  const told = new Set<number>()
  for (const [ways, make, code] of [
    [everyWay, error, 'loop.no-way-out'],
    [waysInSilence, warning, 'loop.silent-caller'],
  ] as const) {
    for (const group of loopsWithoutEnd(graph, ways)) {
      const first = group[0]
      if (first === undefined || group.some((at) => told.has(at))) continue
      for (const at of group) told.add(at)
      const names = group
        .slice(0, NAMED_AT_MOST)
        .map((at) => graph.spots[at]?.node.name || graph.spots[at]?.id)
      const nodes = names.join(', ') + (group.length > names.length ? ', …' : '')
      const problem = make(code, { field: 'exits', values: { nodes, count: group.length } })
      found.set(first, [...(found.get(first) ?? []), problem])
    }
  }
  return found
}
