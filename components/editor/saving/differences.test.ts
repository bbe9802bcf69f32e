import { expect, test } from 'vitest'
import type { Flow } from '@/lib/flow/document'
import { changeFlowSettings, renameFlow, renameNode } from '@/lib/flow/edit/change'
import { merge } from '@/lib/flow/edit/merge'
import { removeNodes } from '@/lib/flow/edit/remove'
import { reception } from '@/lib/flow/edit/testing/drawn'
import { connect, setStart } from '@/lib/flow/edit/wire'
import { differencesOf, titleOf } from './differences'

const german = (flow: Flow, language: string): Flow => {
  const changed = changeFlowSettings(flow, { ...flow.settings, language })
  if (!changed.ok) throw new Error('refused')
  return changed.flow
}

/** The only dispute between two, as it is read: its title, and what either side did. */
function told(mine: (flow: Flow) => Flow, theirs: (flow: Flow) => Flow) {
  const base = reception()
  const merged = merge(base, mine(base), theirs(base))
  const [conflict, ...more] = merged.conflicts
  if (!conflict || more.length > 0) throw new Error('there is not one dispute')
  return [
    titleOf(conflict),
    differencesOf(conflict, merged, 'mine'),
    differencesOf(conflict, merged, 'theirs'),
  ]
}

test('a node that both changed is told with what either made of it', () => {
  expect(
    told(
      (flow) => renameNode(flow, 'bye', 'Farewell'),
      (flow) => removeNodes(flow, ['bye']),
    ),
  ).toEqual([
    'Farewell',
    [{ label: 'Name', before: 'Goodbye', after: 'Farewell' }],
    [{ words: 'Removed it.' }],
  ])
  expect(
    told(
      (flow) => connect(flow, 'main', 'no-match', 'bye'),
      (flow) => connect(flow, 'main', 'no-match', 'sales'),
    ).slice(1),
  ).toMatchObject([[{ before: 'nowhere', after: 'Goodbye' }], [{ before: 'nowhere', after: 'Sales desk' }]])
})

test('so are the name, the start and the settings of the flow', () => {
  expect(
    told(
      (flow) => renameFlow(flow, 'One'),
      (flow) => renameFlow(flow, 'Two'),
    ),
  ).toMatchObject(['The name of the flow', [{ after: 'One' }], [{ after: 'Two' }]])
  expect(
    told(
      (flow) => setStart(flow, 'main'),
      (flow) => setStart(flow, 'sales'),
    ),
  ).toMatchObject(['Where calls begin', [{ after: 'Main menu' }], [{ after: 'Sales desk' }]])
  expect(
    told(
      (flow) => german(flow, 'de-DE'),
      (flow) => german(flow, 'fr-FR'),
    ),
  ).toMatchObject(['Language', [{ after: 'de-DE' }], [{ after: 'fr-FR' }]])
})
