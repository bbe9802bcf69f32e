import { expect, test } from 'vitest'
import { acmeReception } from '@/lib/samples/acme-reception'
import { readFlow } from './migrations'
import { misfitText } from './misfit-text'

/** What is said of the reception after it was broken in one way. */
function told(spoil: (document: Record<string, never>) => unknown): string[] {
  const document = JSON.parse(JSON.stringify(acmeReception))
  const spoilt = spoil(document) ?? document
  const read = readFlow(spoilt)
  return read.ok
    ? []
    : read.problems.map((problem) => {
        const { where, what } = misfitText(problem, spoilt)
        return `${where} ${what}`
      })
}

const sales = 'nodes.sales.settings'

/** Sets what lies at a path. */
function set(document: object, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const owner = steps.reduce<Record<string, unknown>>(
    (here, step) => here[step] as Record<string, unknown>,
    document as Record<string, unknown>,
  )
  owner[last] = value
}

test.each([
  [
    'nodes.main-menu.settings.choices.1.key',
    '22',
    'Node “Main menu”, choice 2, key must be one of 0–9, * or #',
  ],
  [`${sales}.ringSeconds`, 'long', 'Node “Sales”, ring seconds must be a number, and is a text'],
  [`${sales}.ringSeconds`, 1.5, 'Node “Sales”, ring seconds must be a whole number'],
  [`${sales}.ringSeconds`, 999, 'Node “Sales”, ring seconds must be 120 at most'],
  [
    `${sales}.destinations.0.type`,
    'fax',
    'Node “Sales”, destination 1, type must be one of phone, sip, app, vbc, websocket',
  ],
  [`${sales}.ringer`, 1, 'Node “Sales”, ringer is not known here'],
  ['nodes.sales.exits.busy', 7, 'Node “Sales”, exit “busy” must be a text, and is a number'],
  ['layout.sales', [], 'Place of “Sales” must be an object { … }, and is a list [ … ]'],
  ['settings.language', 'english!', 'Settings of the flow, language must be a language code such as en-GB'],
  ['name', '', 'Name must not be empty'],
  ['name', undefined, 'Name is missing'],
  ['notes', [{ id: 'n', text: 'x', x: 0 }], 'Note 1, y is missing'],
])('%s that is %j is told in plain words', (path, value, words) => {
  expect(told((document) => set(document, path, value))).toEqual([words])
})

test('a file that is something else altogether is told as such', () => {
  expect(told(() => [])).toEqual(['The file as a whole must be an object { … }, and is a list [ … ]'])
})
