import type { Flow } from '../document'

/** A flow taken apart into pieces that two people can change without getting in each other's way, by key, in its order. */
export type Parts = Map<string, unknown>

type Section = 'nodes' | 'layout' | 'settings' | 'variables' | 'notes' | 'frames' | 'calendars'

export const keyOf = (section: Section, name: string): string => `${section}/${name}`
export const sectionOf = (key: string): string => key.split('/', 1)[0] ?? ''
export const nameIn = (key: string): string => key.slice(sectionOf(key).length + 1)

/** Each node, place, setting, variable, note, frame and calendar is a part of its own; so are the start and the name. */
export function partsOf(flow: Flow): Parts {
  const { variables, ...settings } = flow.settings
  const parts: Parts = new Map<string, unknown>([
    ['format', flow.format],
    ['name', flow.name],
    ['start', { id: flow.start }], // no start is something too, not something absent
  ])
  const list = (section: Section, entries: [string, unknown][]) => {
    for (const [name, value] of entries) parts.set(keyOf(section, name), value)
  }
  const add = (section: Section, fields: Record<string, unknown>) => list(section, Object.entries(fields))
  add('settings', settings)
  add('variables', variables)
  add('nodes', flow.nodes)
  add('layout', flow.layout)
  list('notes', named(flow.notes))
  list('frames', named(flow.frames))
  if (flow.calendars) parts.set('calendars', true)
  add('calendars', flow.calendars ?? {})
  return parts
}

/** The flow that parts make, each of which was a part of some flow. */
export function fromParts(parts: Parts): Flow {
  const listOf = (section: Section) =>
    [...parts].flatMap(([key, value]) =>
      key.startsWith(`${section}/`) ? [[nameIn(key), value] as const] : [],
    )
  const section = (wanted: Section) => Object.fromEntries(listOf(wanted))
  const flow = {
    format: parts.get('format'),
    name: parts.get('name'),
    settings: { ...section('settings'), variables: section('variables') },
    start: (parts.get('start') as { id: Flow['start'] }).id,
    nodes: section('nodes'),
    layout: section('layout'),
    notes: listOf('notes').map(([, note]) => note),
    frames: listOf('frames').map(([, frame]) => frame),
    ...(parts.has('calendars') && { calendars: section('calendars') }),
  }
  return flow as Flow // every part comes out of a flow, and goes where it was
}

/** By id; a second of the same id, which a file from elsewhere may hold, is told apart by its place. */
function named<T extends { id: string }>(list: readonly T[]): [string, T][] {
  const seen = new Map<string, number>()
  return list.map((item) => {
    const nth = (seen.get(item.id) ?? 0) + 1
    seen.set(item.id, nth)
    return [nth === 1 ? item.id : `${item.id}/${nth}`, item]
  })
}
