/**
 * How long it takes to check a whole flow, beside what every program must do with it anyway: JSON.parse and the schema.
 *
 *     npx tsx bench/check.ts
 *
 * The flow is a call centre's: menus that offer three ways and the way back, questions that set variables, prompts that read
 * them, dials that lead on. "first" is a check of texts never seen; "warm" is what the editor does on each change.
 */
import { check } from '@/lib/flow/check'
import { type Flow, flowDocument } from '@/lib/flow/document'

const WARM_RUNS = 50

console.log('nodes    first check   warm check   parse + schema   warm check / parse   problems')
for (const size of [100, 1_000, 5_000]) {
  const json = JSON.stringify(callCentre(size))
  const flow: Flow = flowDocument.parse(JSON.parse(json))
  const first = milliseconds(() => check(flow))
  const warm = median(() => check(flow))
  const parse = median(() => flowDocument.parse(JSON.parse(json)))
  console.log(
    [
      size.toLocaleString('en').padEnd(8),
      `${first.toFixed(1)} ms`.padStart(11),
      `${warm.toFixed(1)} ms`.padStart(12),
      `${parse.toFixed(1)} ms`.padStart(16),
      (warm / parse).toFixed(2).padStart(20),
      String(check(flow).length).padStart(10),
    ].join(' '),
  )
}

function callCentre(size: number): unknown {
  const units = Math.floor(size / 5)
  const nodes = Object.fromEntries(
    Array.from({ length: units }, (_, n) => {
      const [here, further, other] = [n, (n + 1) % units, (n * 7 + 3) % units]
      const more = { prompt: { text: `Hello {{ name${other} | default: "you" }}, this is stop ${n}.` } }
      return [
        [
          `menu-${here}`,
          {
            kind: 'menu',
            name: `Menu ${n}`,
            settings: {
              ...more,
              choices: [...'123*'].map((key) => ({ key, ...(key === '*' && { does: 'back' }) })),
            },
            exits: {
              '1': `ask-${here}`,
              '2': `dial-${here}`,
              '3': `menu-${other}`,
              'no-input': `bye-${here}`,
              'no-match': `menu-${further}`,
            },
          },
        ],
        [
          `ask-${here}`,
          {
            kind: 'gather',
            name: `Ask ${n}`,
            settings: { prompt: { text: `<speak>Number <break/> ${n}</speak>` }, variable: `name${n}` },
            exits: { next: `tell-${here}`, 'no-input': `bye-${here}` },
          },
        ],
        [
          `tell-${here}`,
          {
            kind: 'say',
            name: `Tell ${n}`,
            settings: { prompt: { text: `{{ name${n} }} of {{ caller }}` } },
            exits: { next: `menu-${further}` },
          },
        ],
        [
          `dial-${here}`,
          {
            kind: 'dial',
            name: `Dial ${n}`,
            settings: {
              destinations: [{ type: 'phone', number: `+4420794600${n % 90 < 10 ? '0' : ''}${n % 90}` }],
            },
            exits: { 'no-answer': `menu-${further}`, busy: `tell-${here}` },
          },
        ],
        [
          `bye-${here}`,
          { kind: 'hangup', name: `Bye ${n}`, settings: { prompt: { text: `Goodbye ${n}.` } } },
        ],
      ]
    }).flat(),
  )
  return { format: 1, name: 'Call centre', start: 'menu-0', nodes }
}

function milliseconds(run: () => unknown): number {
  const begun = performance.now()
  run()
  return performance.now() - begun
}

function median(run: () => unknown): number {
  const times = Array.from({ length: WARM_RUNS }, () => milliseconds(run)).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}
