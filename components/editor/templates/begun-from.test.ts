import { expect, test } from 'vitest'
import { drawn, reception } from '@/lib/flow/edit/testing/drawn'
import { begunFrom } from './begun-from'

test('a flow that has a name keeps it when it begins with a template, a new one is called like the template', () => {
  const template = reception()
  expect(begunFrom(drawn({ name: 'Front desk' }), template)).toEqual({ ...template, name: 'Front desk' })
  expect(begunFrom(drawn({ name: 'New flow 3' }), template).name).toBe(template.name)
})

test('notes that were made before there was any step are kept', () => {
  const note = { id: 'mine', text: 'Ask legal', x: 0, y: 0 }
  const begun = begunFrom(drawn({ notes: [note] }), reception())
  expect(begun.notes).toMatchObject([note, ...reception().notes])
})
