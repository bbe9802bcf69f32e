import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeText } from './change-text'
import { diffFlows } from './diff'
import { type Flow, flowDocument } from './document'
import { contentHash } from './hash'
import { anyFlow } from './testing/any-flow'

const reception = flowDocument.parse({
  format: 1,
  name: 'Reception',
  start: 'main',
  nodes: {
    main: {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: { text: 'Press 1 for sales.' },
        choices: [
          { key: '1', label: 'Sales' },
          { key: '2', label: 'Support' },
        ],
      },
      exits: { '1': 'sales', '2': 'bye' },
    },
    sales: { kind: 'say', name: 'Sales', settings: { prompt: { text: 'Hello from sales.' } } },
    bye: { kind: 'hangup', name: 'Bye' },
  },
})

/** The sentences for what a hand did to a copy of the reception. */
function changesAfter(edit: (flow: Flow) => void): string[] {
  const edited = structuredClone(reception)
  edit(edited)
  return diffFlows(reception, flowDocument.parse(edited)).map(changeText)
}

/** A node of the copy, with settings open for the edit. */
const settingsOf = (flow: Flow, id: string) => flow.nodes[id]?.settings as Record<string, unknown>

test('a flow compared with itself has not changed, nor has one whose cards were moved', () => {
  expect(changesAfter(() => {})).toEqual([])
  expect(
    changesAfter((flow) => {
      flow.layout = { main: { x: 3, y: 4 } }
      flow.notes = [{ id: 'n1', text: 'Ask legal', x: 0, y: 0 }]
      flow.frames = [{ id: 'f1', title: 'Sales', x: 0, y: 0, width: 10, height: 10 }]
    }),
  ).toEqual([])
})

test('nodes that are new, gone, or renamed are told by name', () => {
  expect(
    changesAfter((flow) => {
      delete flow.nodes.bye
      flow.nodes.night = { kind: 'say', name: 'Night', settings: {}, exits: {} }
      if (flow.nodes.sales) flow.nodes.sales.name = 'Sales desk'
    }),
  ).toEqual(['“Sales” is now called “Sales desk”.', '“Night” (Say) is new.', '“Bye” (Hang up) is gone.'])
})

test('a setting is told by its place, what it was and what it is', () => {
  expect(
    changesAfter((flow) => {
      settingsOf(flow, 'main').prompt = { text: 'Press 1 for sales, 2 for support.' }
      settingsOf(flow, 'main').bargeIn = false
      settingsOf(flow, 'main').shortPrompt = { text: 'Sales 1.' }
    }),
  ).toEqual([
    '“Main menu”: the prompt says “Press 1 for sales, 2 for support.”, no longer “Press 1 for sales.”.',
    '“Main menu”: keys during the prompt is off, no longer on.',
    '“Main menu”: shorter prompt is new: “Sales 1.”.',
  ])
})

test('of a long text is shown where it differs', () => {
  const long = (end: string) =>
    `Welcome to Acme. ${'Please listen to all of it. '.repeat(4)}${end} Goodbye to all.`
  const before = structuredClone(reception)
  settingsOf(before, 'sales').prompt = { text: long('Returns are on 4.') }
  const after = structuredClone(before)
  settingsOf(after, 'sales').prompt = { text: long('Returns are on 5.') }
  expect(diffFlows(before, after).map(changeText)).toEqual([
    '“Sales”: the prompt says “…Returns are on 5. Goodbye to all.”, no longer “…Returns are on 4. Goodbye to all.”.',
  ])
})

test('a choice put in before the others is one change, not a change of all', () => {
  const changes = changesAfter((flow) => {
    const choices = settingsOf(flow, 'main').choices as object[]
    choices.unshift({ key: '0', label: 'Reception' })
  })
  expect(changes).toHaveLength(1)
  expect(changes[0]).toContain('choice 1 is new: key “0”, label “Reception”')
})

test('exits are told by their label and by where they lead', () => {
  expect(
    changesAfter((flow) => {
      const main = flow.nodes.main
      if (main) main.exits = { '1': 'bye', 'no-input': 'bye' }
    }),
  ).toEqual([
    '“Main menu”: the exit “Sales” leads to “Bye”, no longer to “Sales”.',
    '“Main menu”: the exit “Support” leads nowhere; it led to “Bye”.',
    '“Main menu”: the exit “Nothing heard” leads to “Bye”.',
  ])
})

test('the flow’s own name, start and settings are told first', () => {
  expect(
    changesAfter((flow) => {
      flow.name = 'Front desk'
      flow.start = 'sales'
      flow.settings.language = 'en-GB'
      if (flow.nodes.sales) flow.nodes.sales.kind = 'hangup'
    }),
  ).toEqual([
    'The flow is now called “Front desk”, no longer “Reception”.',
    'The flow: language is “en-GB”, no longer “en-US”.',
    'Calls begin at “Sales”, no longer at “Main menu”.',
    '“Sales” is now of the kind Hang up, no longer Say.',
  ])
})

test('a name that objects have anyway is no change where nobody wrote it', () => {
  const changes = changesAfter((flow) => {
    const sales = flow.nodes.sales
    if (sales) sales.exits = { constructor: 'bye' }
  })
  expect(changes).toEqual(['“Sales”: the exit “constructor” leads to “Bye”.'])
})

test('nothing has changed exactly when the fingerprints are the same', () => {
  fc.assert(
    fc.property(anyFlow(), anyFlow(), fc.boolean(), (before, other, redrawn) => {
      const after = redrawn ? { ...structuredClone(before), layout: other.layout, notes: other.notes } : other
      const changes = diffFlows(before, after)
      expect(changes.length === 0).toBe(contentHash(before) === contentHash(after))
      for (const change of changes) expect(changeText(change)).toMatch(/\.$/)
    }),
  )
})

test('one edit anywhere in a flow changes both the fingerprint and the list', () => {
  fc.assert(
    fc.property(
      anyFlow(),
      anyFlow(),
      fc.constantFrom('name', 'start', 'settings', 'nodes'),
      (flow, other, part) => {
        const after = { ...flow, [part]: other[part] } as Flow
        expect(diffFlows(flow, after).length === 0).toBe(contentHash(flow) === contentHash(after))
      },
    ),
  )
})
