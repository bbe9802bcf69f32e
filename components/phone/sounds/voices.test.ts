import { expect, test } from 'vitest'
import { voiceFor } from './voices'

const voices = [
  { name: 'Anna', lang: 'de-DE' },
  { name: 'Sam', lang: 'en-US' },
  { name: 'Kate', lang: 'en_GB' },
  { name: 'Daniel', lang: 'en-GB' },
]
const name = (language: string, style = 0) => voiceFor(voices, language, style)?.name

test('a prompt is spoken by a voice of its own language, another style by another voice', () => {
  expect([name('en-GB'), name('en-GB', 1), name('en-GB', 2)]).toEqual(['Kate', 'Daniel', 'Kate'])
  expect(name('de-DE')).toBe('Anna')
})

test('where there is none from that country, one from another speaks', () => {
  expect(name('de-AT')).toBe('Anna')
  expect(name('en-AU')).toBe('Sam')
})

test('nobody speaks a language that is not theirs', () => {
  expect(name('fr-FR')).toBeUndefined()
  expect(voiceFor([], 'en-GB', 0)).toBeUndefined()
})
