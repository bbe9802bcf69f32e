import { type Flow, flowDocument } from '@/lib/flow/document'

/** Departments have this many nodes, in rows and columns; a department stands beside the next as on a plan of the house. */
const SIDE = 5
const COLUMN = 320
const ROW = 300
const GAP = 160

/**
 * A call centre as its designers would draw it: departments, each a menu with four choices that go through opening hours, dials
 * and voicemail, and a question with a look-up; and each leading on to other departments.
 */
export function callCentre(size: number): Flow {
  const departments = size / SIDE ** 2
  const across = Math.ceil(Math.sqrt(departments))
  const nodes: Record<string, unknown> = {}
  const layout: Record<string, { x: number; y: number }> = {}
  for (let nth = 0; nth < departments; nth += 1) {
    const left = (nth % across) * (SIDE * COLUMN + GAP)
    const top = Math.floor(nth / across) * (SIDE * ROW + GAP)
    const onward = (by: number) => `${(nth * 2 + by) % departments}-0-0`
    for (const [place, node] of Object.entries(department(nth, onward))) {
      const [column = 0, row = 0] = place.split('-').slice(1).map(Number)
      nodes[place] = node
      layout[place] = { x: left + column * COLUMN, y: top + row * ROW }
    }
  }
  return flowDocument.parse({
    format: 1,
    name: `Call centre of ${size}`,
    start: '0-0-0',
    nodes,
    layout,
  })
}

function department(nth: number, onward: (by: number) => string): Record<string, unknown> {
  const id = (column: number, row: number) => `${nth}-${column}-${row}`
  const prompt = (text: string) => ({ prompt: { text } })
  const nodes: Record<string, unknown> = {
    [id(0, 0)]: {
      kind: 'menu',
      name: `Department ${nth}`,
      settings: {
        ...prompt(
          `This is department ${nth}. For orders press 1, for repairs 2, for invoices 3, for anything else 4.`,
        ),
        choices: ['Orders', 'Repairs', 'Invoices', 'Anything else'].map((label, at) => ({
          key: String(at + 1),
          label,
        })),
      },
      exits: {
        ...Object.fromEntries([0, 1, 2, 3].map((row) => [String(row + 1), id(1, row)])),
        'no-input': id(1, 4),
        'no-match': id(0, 1),
      },
    },
    [id(0, 4)]: {
      kind: 'hangup',
      name: `Goodbye ${nth}`,
      settings: prompt('Thank you for calling. Goodbye.'),
    },
  }
  for (const row of [1, 2, 3])
    nodes[id(0, row)] = {
      kind: 'menu',
      name: `More ${nth}.${row}`,
      settings: {
        ...prompt('To hear this again press 1. For another department press 2.'),
        choices: [
          { key: '1', label: 'Again' },
          { key: '2', label: 'Another department' },
        ],
      },
      exits: { '1': id(0, row - 1), '2': onward(row % 2), 'no-input': id(0, row + 1) },
    }
  for (const row of [0, 1, 2, 3]) {
    nodes[id(1, row)] = {
      kind: 'hours',
      name: `Open ${nth}.${row}`,
      settings: { calendar: 'office' },
      exits: { open: id(2, row), closed: id(3, row), holiday: id(3, row) },
    }
    nodes[id(2, row)] = {
      kind: 'dial',
      name: `Desk ${nth}.${row}`,
      settings: { destinations: [{ type: 'phone', number: '+442079460018' }] },
      exits: { busy: id(3, row), 'no-answer': id(3, row), failed: id(3, row) },
    }
    nodes[id(3, row)] = {
      kind: 'voicemail',
      name: `Message ${nth}.${row}`,
      settings: prompt('Nobody is free just now. Please leave a message after the tone.'),
      exits: { next: id(4, row) },
    }
    nodes[id(4, row)] = { kind: 'hangup', name: `Bye ${nth}.${row}`, settings: prompt('Goodbye.') }
  }
  nodes[id(1, 4)] = {
    kind: 'gather',
    name: `Customer number ${nth}`,
    settings: { ...prompt('What is your customer number?'), variable: `customer${nth}` },
    exits: { next: id(2, 4), 'no-input': id(0, 4) },
  }
  nodes[id(2, 4)] = {
    kind: 'http',
    name: `Look up ${nth}`,
    settings: { url: `https://api.acme.example/customers/{{ customer${nth} }}` },
    exits: { ok: id(3, 4), failed: id(0, 4) },
  }
  nodes[id(3, 4)] = {
    kind: 'say',
    name: `Greeting ${nth}`,
    settings: prompt(`Thank you. We know you, and lead you on.`),
    exits: { next: id(4, 4) },
  }
  nodes[id(4, 4)] = {
    kind: 'sms',
    name: `Text ${nth}`,
    settings: { to: '{{ caller }}', from: 'Acme', text: 'Your request is on its way.' },
    exits: { ok: onward(1), failed: id(0, 4) },
  }
  return nodes
}
