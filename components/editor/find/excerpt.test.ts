import { expect, test } from 'vitest'
import { excerpt } from './excerpt'

const LONG = 'Welcome to Acme. For sales, press 1. For support, press 2. For billing and refunds, press 3.'

test('a long text is shown from shortly before what was found in it', () => {
  expect(excerpt(LONG, 'refunds')).toBe('… billing and refunds, press 3.')
  expect(excerpt(LONG, 'acme')).toBe(LONG)
  expect(excerpt(LONG, 'kind:menu')).toBe(LONG)
  expect(excerpt('Zürich', 'zurich')).toBe('Zürich')
})
