import { expect, test } from 'vitest'
import type { Heard } from '@/lib/flow/call'
import { openingsOf } from '@/lib/flow/hours'
import type { Instruction } from '@/lib/flow/instruction'
import { kinds } from '@/lib/flow/kinds'
import { flowOf, NOON } from '@/lib/flow/testing/ring'
import { beginCall, walk } from '@/lib/flow/walk'
import type { Ncco } from './ncco'
import { expectGolden, nccoFor } from './testing/golden'

type Node = { settings?: object; exits?: Record<string, string> }
type Story = { node: Node; heard?: Heard[] }

const calendars = {
  office: { timeZone: 'Europe/London', week: { tue: [{ from: '09:00', to: '17:00' }] }, days: [] },
}

/** Where the exits of every node here may lead. */
const ELSEWHERE = {
  yes: {
    kind: 'hangup',
    name: 'Yes',
    settings: { prompt: { text: 'Yes, {{caller}} {{name}}{{team}}. Goodbye.' } },
  },
  no: { kind: 'hangup', name: 'No', settings: { prompt: { text: 'No. Goodbye.' } } },
}

const reception = {
  settings: {
    prompt: { text: 'Welcome to Acme. Press 1 for sales, or 2 for support.' },
    shortPrompt: { text: 'Sales 1, support 2.' },
    choices: [
      { key: '1', label: 'Sales', phrases: ['sales'] },
      { key: '2', label: 'Support' },
    ],
    noInput: { prompts: [{ text: 'We did not hear you.' }] },
  },
  exits: { '1': 'yes', '2': 'no', 'no-input': 'no', 'no-match': 'no' },
}
const sales = {
  settings: {
    prompt: { text: 'Connecting you to our sales team.' },
    destinations: [
      { type: 'phone', number: '+44 20 7946 0018' },
      { type: 'sip', uri: 'sip:desk@acme.example' },
    ],
    whisper: { text: 'A call for sales.' },
    ringback: { tone: 'uk' },
    machine: 'leave',
  },
  exits: { busy: 'no', 'no-answer': 'no', failed: 'no', machine: 'no' },
}
const lookup = {
  settings: { url: 'https://crm.example.com/{{caller}}', maps: [{ variable: 'name', path: 'name' }] },
  exits: { ok: 'yes', failed: 'no' },
}
const busy: Heard = { type: 'dial', outcome: 'busy' }

/** A call at a node of each kind, up to what is heard last; the document that it gets then. */
const STORIES: Record<string, Record<string, Story>> = {
  say: { say: { node: { settings: { prompt: { text: 'Hello {{caller}}.' } }, exits: { next: 'yes' } } } },
  menu: {
    menu: { node: reception },
    'menu-again-after-silence': { node: reception, heard: [{ type: 'silence' }] },
    'menu-choice': { node: reception, heard: [{ type: 'digits', digits: '1' }] },
  },
  gather: {
    gather: {
      node: {
        settings: { prompt: { text: 'Your number, please.' }, accepts: 'both', maxDigits: 8 },
        exits: { next: 'yes' },
      },
    },
  },
  branch: {
    branch: {
      node: {
        settings: {
          cases: [{ id: 'us', conditions: [{ type: 'text', op: 'starts-with', to: '+1' }] }],
        },
        exits: { us: 'yes', otherwise: 'no' },
      },
    },
  },
  hours: {
    hours: {
      node: { settings: { calendar: 'office' }, exits: { open: 'yes', closed: 'no', holiday: 'no' } },
    },
  },
  split: { split: { node: { exits: { a: 'yes', b: 'yes' } } } },
  set: {
    set: {
      node: { settings: { assignments: [{ variable: 'team', value: 'Sales' }] }, exits: { next: 'yes' } },
    },
  },
  dial: {
    dial: { node: sales },
    'dial-the-next-when-busy': { node: sales, heard: [busy] },
    'dial-nobody-free': { node: sales, heard: [busy, busy] },
  },
  conference: { conference: { node: { settings: { room: 'board', startOnEnter: false, muted: true } } } },
  voicemail: {
    voicemail: {
      node: {
        settings: { prompt: { text: 'Please leave a message.' }, transcribe: {} },
        exits: { next: 'yes' },
      },
    },
    'voicemail-left': { node: { exits: { next: 'yes' } }, heard: [{ type: 'resumed' }] },
  },
  record: {
    record: { node: { settings: { split: true, channels: 2, transcribe: {} }, exits: { next: 'yes' } } },
  },
  http: {
    'http-answered': { node: lookup, heard: [{ type: 'http', status: 200, body: '{"name":"Ada"}' }] },
    'http-failed': { node: lookup, heard: [{ type: 'effect-failed', reason: 'timeout' }] },
  },
  sms: {
    sms: {
      node: { settings: { text: 'See you at nine.' }, exits: { ok: 'yes', failed: 'no' } },
      heard: [{ type: 'sms', id: 'msg-1' }],
    },
  },
  raw: {
    raw: {
      node: {
        settings: { document: '[{"action":"talk","text":"Hello {{caller}}"}]' },
        exits: { next: 'yes' },
      },
    },
  },
  // Leads into another flow; what is heard there is that flow's.
  flow: {},
  hangup: { hangup: { node: { settings: { prompt: { text: 'Goodbye.' } } } } },
}

test('every kind has its document on record', () => {
  expect(Object.keys(STORIES).sort()).toEqual(kinds.map(({ kind }) => kind).sort())
})

const stories = Object.entries(STORIES).flatMap(([kind, stories]) =>
  Object.entries(stories).map(([name, story]) => ({ kind, name, story })),
)

test.each(stories)('a caller at $name gets the document on record', async ({ kind, name, story }) => {
  await expectGolden(documentFor(kind, story), `kind-${name}`)
})

function documentFor(kind: string, { node, heard = [] }: Story): Ncco {
  const flow = flowOf(
    { node: { kind, name: 'Node', settings: {}, ...node }, ...ELSEWHERE },
    { settings: { language: 'en-GB' } },
  )
  const incoming = {
    id: 'call-1',
    version: 'version-1',
    caller: '+12025550143',
    called: '+442079460000',
    startedAt: NOON.toISOString(),
  }
  const world = { now: NOON, opening: openingsOf(calendars, NOON) }
  let turn = walk(flow, beginCall(flow, incoming), undefined, world)
  // An effect and what follows it are one reply to the carrier.
  let instructions: Instruction[] = turn.instructions
  for (const outcome of heard) {
    const before = turn.next.type === 'effect' ? instructions : []
    turn = walk(flow, turn.call, outcome, world)
    instructions = [...before, ...turn.instructions]
    expect(turn.next.type).not.toBe('ignored')
  }
  return nccoFor(instructions)
}
