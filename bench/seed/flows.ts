import { type Flow, flowDocument } from '@/lib/flow/document'
import { acmeReception } from '@/lib/samples/acme-reception'
import { clinic } from '@/lib/samples/clinic'
import { huntGroup } from '@/lib/samples/hunt-group'
import { openingHours } from '@/lib/samples/opening-hours'
import { twoLanguages } from '@/lib/samples/two-languages'
import type { Document } from '@/lib/samples/words'

/** What stands behind some numbers: every version of a flow, with how many of all calls it gets. */
export type Desk = { versions: Flow[]; numbers: string[]; share: number }

const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `+4420794${String(60_100 + from + n)}`)

/** Ends that the templates do not have: a room with others, and a document in the carrier's own words. */
const rooms: Document = {
  format: 1,
  name: 'Meeting rooms',
  settings: { language: 'en-US', timeZone: 'America/Los_Angeles' },
  start: 'which',
  nodes: {
    which: {
      kind: 'menu',
      name: 'Which room',
      settings: {
        prompt: { text: 'For the team room press 1, for the radio press 2.' },
        choices: [
          { key: '1', label: 'Team room' },
          { key: '2', label: 'Radio' },
        ],
      },
      exits: { 1: 'team', 2: 'radio', 'no-input': 'bye', 'no-match': 'bye' },
    },
    team: { kind: 'conference', name: 'Team room', settings: { room: 'team' } },
    radio: {
      kind: 'raw',
      name: 'Radio',
      settings: { document: '[{"action":"talk","text":"This is the radio."}]', goesOn: false },
    },
    bye: { kind: 'hangup', name: 'Goodbye' },
  },
}

/** The flows of a company with many numbers. */
export const desks = (): Desk[] => [
  { versions: versionsOf(acmeReception, 4), numbers: numbers(0, 8), share: 46 },
  { versions: versionsOf(openingHours, 2), numbers: numbers(20, 3), share: 17 },
  { versions: versionsOf(huntGroup, 2), numbers: numbers(30, 2), share: 13 },
  { versions: versionsOf(clinic, 2), numbers: numbers(40, 2), share: 12 },
  { versions: versionsOf(twoLanguages, 3), numbers: ['+12025550101', '+12025550102'], share: 10 },
  { versions: versionsOf(rooms, 1), numbers: numbers(60, 1), share: 2 },
]

/** The same flow as it was published again and again: each time the first words were other ones. */
function versionsOf(document: Document, count: number): Flow[] {
  return Array.from({ length: count }, (_, n) => {
    const flow = flowDocument.parse(document)
    if (n === 0) return flow
    const settings = { ...flow.settings, variables: { ...flow.settings.variables, release: String(n + 1) } }
    return { ...flow, settings }
  })
}
