import { expect, test } from 'vitest'
import { flowDocument } from './document'
import { settingsText } from './settings-text'

test('what is set in a node is read line by line, texts in full, and what is empty is left out', () => {
  const text = `Welcome to Acme. ${'Please listen. '.repeat(20)}`
  const { nodes } = flowDocument.parse({
    format: 1,
    name: 'Reception',
    nodes: {
      main: {
        kind: 'menu',
        name: 'Main menu',
        settings: { prompt: { text }, choices: [{ key: '1', label: 'Sales' }], timeoutSeconds: 6 },
      },
    },
  })
  const lines = nodes.main ? settingsText(nodes.main) : []
  expect(lines).toContainEqual({ label: 'Prompt', value: text })
  expect(lines).toContainEqual({ label: 'Choice 1', value: 'key “1”, label “Sales”' })
  expect(lines).toContainEqual({ label: 'Waiting time', value: '6 s' })
  expect(lines.filter(({ value }) => value === '')).toEqual([])
})
