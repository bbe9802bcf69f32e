/**
 * What the editor works out on every change, beside JSON.parse of the same flow: cards and wires of the canvas, rows of the
 * outline, one typed character of a search, a merge.
 *
 *     npx tsx bench/edit.ts
 *
 * "first" is a flow whose nodes were never seen; "warm" is the same after one card has moved or one node was renamed, as with
 * every gesture.
 */
import { type Flow, flowDocument } from '@/lib/flow/document'
import { moveNodes } from '@/lib/flow/edit/arrange'
import { cardsOf, wiresOf } from '@/lib/flow/edit/canvas'
import { renameNode } from '@/lib/flow/edit/change'
import { find } from '@/lib/flow/edit/find'
import { layoutGraph } from '@/lib/flow/edit/layout-graph'
import { merge } from '@/lib/flow/edit/merge'
import { outlineOf } from '@/lib/flow/edit/outline'
import { removeNodes } from '@/lib/flow/edit/remove'

const NODES = 2_000
const RUNS = 30

const json = JSON.stringify(officeTree(NODES))
const fresh = (): Flow => flowDocument.parse(JSON.parse(json))
const flow = fresh()
const parse = median(() => JSON.parse(json))
let n = 0
const next = () => {
  n += 1
  return n
}

const tasks: [name: string, of: (flow: Flow) => unknown, change: (flow: Flow) => Flow][] = [
  ['cards', cardsOf, (flow) => moveNodes(flow, { n7: { x: next(), y: 0 } })],
  [
    'cards, none with a place',
    cardsOf,
    (flow) => renameNode({ ...flow, layout: {} }, 'n7', `Menu ${next()}`),
  ],
  ['wires', wiresOf, (flow) => renameNode(flow, 'n7', `Menu ${next()}`)],
  ['outline', outlineOf, (flow) => renameNode(flow, 'n7', `Menu ${next()}`)],
  ['find "support"', (flow) => find(flow, 'support'), (flow) => renameNode(flow, 'n7', `Menu ${next()}`)],
  [
    'graph for the layout',
    (flow) => layoutGraph(flow),
    (flow) => moveNodes(flow, { n7: { x: next(), y: 0 } }),
  ],
  [
    'merge',
    (mine) => merge(flow, mine, removeNodes(flow, ['n9'])),
    (flow) => renameNode(flow, 'n7', `Menu ${next()}`),
  ],
]

console.log(
  `${NODES.toLocaleString('en')} nodes, ${(json.length / 1e6).toFixed(1)} MB of JSON, JSON.parse ${parse.toFixed(1)} ms\n`,
)
console.log('task                          first        warm   warm / JSON.parse')
for (const [name, work, change] of tasks) {
  const unseen = fresh()
  const first = milliseconds(() => work(unseen))
  let current = flow
  work(current)
  const warm = median(() => {
    current = change(current)
    work(current)
  })
  console.log(
    [
      name.padEnd(26),
      `${first.toFixed(1)} ms`.padStart(8),
      `${warm.toFixed(2)} ms`.padStart(11),
      (warm / parse).toFixed(2).padStart(19),
    ].join(' '),
  )
}

/** Menus that lead to three nodes each, with prompts, places and a goodbye for whoever stays silent. */
function officeTree(size: number): unknown {
  const nodes = Object.fromEntries(
    Array.from({ length: size }, (_, n) => {
      const below = ['1', '2', '3'].map((key, at) => [key, `n${n * 3 + at + 1}`] as const)
      return [
        `n${n}`,
        {
          kind: 'menu',
          name: `Menu ${n}`,
          settings: {
            prompt: {
              text: `<speak>Stop ${n}. For sales press 1, for support 2, for billing 3. {{ caller }}</speak>`,
            },
            choices: ['Sales', 'Support', 'Billing'].map((label, at) => ({ key: String(at + 1), label })),
          },
          exits: Object.fromEntries([
            ...below.filter(([, to]) => Number(to.slice(1)) < size),
            ['no-input', `n${Math.floor(n / 2)}`],
          ]),
        },
      ]
    }),
  )
  const layout = Object.fromEntries(
    Array.from({ length: size }, (_, n) => [`n${n}`, { x: (n % 50) * 320, y: Math.floor(n / 50) * 280 }]),
  )
  return { format: 1, name: 'Offices', start: 'n0', nodes, layout }
}

function milliseconds(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => milliseconds(work)).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}
