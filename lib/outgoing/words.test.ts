import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outgoingWords } from './words'

test('every reason that is given has words', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name))
  const sources = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('')
  const reasons = [...sources.matchAll(/new Error\('([^']+)'\)/g)].map(([, reason = '']) => reason)
  expect(reasons.length).toBeGreaterThan(10)
  for (const reason of reasons) expect(outgoingWords(reason), reason).toMatch(/^[A-Z].*\.$/)
})

test('codes of the network are told apart; what nobody knows stays as it is', () => {
  expect(outgoingWords('ENOTFOUND')).toMatch(/^Its name/)
  expect(outgoingWords('CERT_HAS_EXPIRED')).toMatch(/^Nobody trusts/)
  expect(outgoingWords('ERR_TLS_CERT_ALTNAME_INVALID')).toMatch(/another name/)
  expect(outgoingWords('HPE_HEADER_OVERFLOW')).toMatch(/could not be read/)
  expect(outgoingWords('constructor')).toBe('constructor')
})
