import { expect, test } from 'vitest'
import type { WhoAnswers } from '@/lib/flow/who-answers'
import { answerSentence, answerWords, nothingAnswers } from './answer-words'

const met = { node: 'Main menu', says: 'Welcome.', hours: [], varies: false }

test.each<[WhoAnswers, string]>([
  [{ ...met, does: 'listens' }, 'Main menu: “Welcome.”'],
  [
    {
      ...met,
      node: 'Closed',
      does: 'voicemail',
      hours: [{ calendar: 'Office hours', state: 'closed' }],
    },
    'Closed: voicemail “Welcome.” · Office hours: closed',
  ],
  [
    { ...met, node: 'Team', does: 'rings', destination: { type: 'phone', number: '+442079460051' } },
    'Team: rings +44 20 7946 0051 “Welcome.”',
  ],
  [
    {
      node: 'Desk',
      hours: [],
      varies: false,
      does: 'rings',
      destination: { type: 'sip', uri: 'sip:desk@acme.example' },
    },
    'Desk: rings desk@acme.example',
  ],
  [
    { ...met, does: 'hangs-up', says: 'https://acme.example/bye.mp3', varies: true },
    'Main menu: hangs up after a recording · other callers may be led elsewhere',
  ],
  [
    { ...met, does: 'fails', problem: 'walk.no-start' },
    'Main menu: callers hear that something went wrong “Welcome.”',
  ],
])('it reads as a sentence: %#', (answer, sentence) => {
  expect(answerSentence(answerWords(answer))).toBe(sentence)
})

test('where nothing answers, it says so and stands out', () => {
  const words = nothingAnswers('Nobody: not in service')
  expect(answerSentence(words)).toBe('Nobody: not in service')
  expect(words.isTrouble).toBe(true)
})
