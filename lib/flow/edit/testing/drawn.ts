import type { z } from 'zod'
import { type Flow, flowDocument, nodeOf } from '../../document'

/** Ids that a test can foresee: `new1`, `new2`. */
export const countedIds = () => {
  let n = 0
  return () => {
    n += 1
    return `new${n}`
  }
}

export const drawn = (
  document: Omit<z.input<typeof flowDocument>, 'format' | 'name'> & { name?: string },
): Flow => flowDocument.parse({ format: 1, name: 'Reception', ...document })

/** A greeting, a menu of two, a desk that is rung, and a goodbye. */
export const reception = (): Flow =>
  drawn({
    start: 'hello',
    nodes: {
      hello: {
        kind: 'say',
        name: 'Greeting',
        settings: { prompt: { text: 'Welcome to Acme.' } },
        exits: { next: 'main' },
      },
      main: {
        kind: 'menu',
        name: 'Main menu',
        settings: {
          prompt: { text: '<speak>Press 1 for <emphasis>sales</emphasis>, or 2 for support.</speak>' },
          choices: [
            { key: '1', label: 'Sales' },
            { key: '2', label: 'Support' },
          ],
        },
        exits: { 1: 'sales', 2: 'bye', 'no-input': 'bye' },
      },
      sales: {
        kind: 'dial',
        name: 'Sales desk',
        settings: {
          prompt: { text: 'Hello {{ account }}, connecting you.' },
          destinations: [{ type: 'phone', number: '+44 20 7946 0018' }],
        },
        exits: { busy: 'bye' },
      },
      bye: { kind: 'hangup', name: 'Goodbye', settings: { prompt: { text: 'Goodbye.' } } },
    },
    layout: {
      hello: { x: 0, y: 0 },
      main: { x: 320, y: 0 },
      sales: { x: 640, y: -120 },
      bye: { x: 960, y: 40 },
    },
  })

/** The names of the nodes that a node's exits lead to. */
export const leads = (flow: Flow, id: string): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(nodeOf(flow, id)?.exits ?? {}).map(([exit, to]) => [exit, nodeOf(flow, to)?.name]),
  )
