import fc from 'fast-check'
import { type Flow, flowDocument } from '../document'
import { kindNamed } from '../kinds'
import { anyFlow } from './any-flow'

const PHONE = { type: 'phone', number: '+442079460018' }

/** Settings with which a node of a kind does what it is for, put over whatever it has. Kinds that always do are not here. */
const WORKING: Record<string, object> = {
  menu: { choices: [{ key: '1' }, { key: '2', phrases: ['sales'] }, { key: '*', does: 'back' }] },
  gather: { accepts: 'both', variable: 'name', minDigits: 1, pattern: undefined },
  branch: { cases: [{ id: 'a', conditions: [{ type: 'text', value: '{{name}}', op: 'equals', to: '1' }] }] },
  hours: { calendar: 'office' },
  set: {
    assignments: [
      { variable: 'copy', value: '{{ pin }}{{ name }}' },
      { variable: 'name', value: '{{ copy }}' },
    ],
  },
  dial: { destinations: [PHONE, PHONE], callerId: undefined },
  conference: { room: 'team' },
  http: {
    method: 'POST',
    url: 'https://api.acme.example/{{ name }}',
    body: '{"pin": "{{ pin }}"}',
    maps: [{ variable: 'answer', path: 'a[0]' }, { variable: 'name' }],
    statusVariable: 'status',
  },
  sms: { to: '+12025550143', from: 'Acme', text: 'Hello {{ name }}' },
  raw: { document: '[{"action": "talk", "text": "{{ name }}"}]', goesOn: true },
  flow: { flow: 'other' },
}

/**
 * Any flow, with most of its nodes mended so that calls get far in it: it begins somewhere, most exits lead to nodes that are
 * there (round and round, often), and many nodes have settings with which they work.
 */
export const livelyFlow = (): fc.Arbitrary<Flow> =>
  fc
    .tuple(
      anyFlow().filter(({ nodes }) => Object.keys(nodes).length > 1),
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    )
    .map(([flow, luck]) => {
      const ids = Object.keys(flow.nodes)
      let drawn = 0
      const draw = () => luck[drawn++ % luck.length] ?? 0
      const somewhere = () => ids[draw() % ids.length] ?? 'missing'
      const nodes = Object.entries(flow.nodes).map(([id, node]) => {
        const kind = kindNamed(node.kind)
        const settings =
          draw() % 4 > 0
            ? kind.settings.parse({ ...(node.settings as object), ...WORKING[node.kind] })
            : node.settings
        const wired = kind
          .exits(settings)
          .flatMap(({ id }) => (draw() % 8 > 0 ? [[id, somewhere()] as const] : []))
        return [id, { ...node, settings, exits: { ...node.exits, ...Object.fromEntries(wired) } }]
      })
      return flowDocument.parse({ ...flow, start: somewhere(), nodes: Object.fromEntries(nodes) })
    })
