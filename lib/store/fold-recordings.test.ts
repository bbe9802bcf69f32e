import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCall } from './fold'
import { connectedCall, logRow, second } from './testing/log-rows'

const left = { version: 'reception-1', node: 'night-desk' }
const recorded = (more: object = {}) =>
  logRow({
    key: 'recorded',
    event: {
      type: 'recording',
      recordingId: 'rec-1',
      recordingUrl: 'https://api.nexmo.com/v1/files/rec-1',
      isVoicemail: true,
      startedAt: second(10),
      endedAt: second(32),
      left,
      ...more,
    },
  })
const transcribed = (more: object = {}) =>
  logRow({
    key: 'transcribed',
    event: {
      type: 'transcription',
      recordingId: 'rec-1',
      transcriptionUrl: 'https://api.nexmo.com/v1/files/text-1',
      isVoicemail: true,
      left,
      ...more,
    },
  })
const recordingsOf = (...rows: ReturnType<typeof logRow>[]) =>
  foldCall([...connectedCall(), ...rows])?.recordings

test('a voicemail is told with the node at which it was left, its length, and where the carrier has it', () => {
  expect(recordingsOf(recorded(), transcribed())).toEqual([
    {
      id: expect.stringMatching(/^[\w-]{22}$/),
      carrierId: 'rec-1',
      kind: 'voicemail',
      versionId: 'reception-1',
      nodeId: 'night-desk',
      recordedAt: second(32),
      durationSeconds: 22,
      audioUrl: 'https://api.nexmo.com/v1/files/rec-1',
      transcriptUrl: 'https://api.nexmo.com/v1/files/text-1',
    },
  ])
})

test('what was recorded behind the call is no voicemail, also where both were', () => {
  const behind = { key: 'behind', recordingId: 'rec-2', isVoicemail: undefined, left: undefined }
  const kinds = recordingsOf(recorded(), { ...recorded(behind), key: 'behind' })?.map(({ kind }) => kind)
  expect(kinds).toEqual(['voicemail', 'call'])
})

test('a transcript that comes first waits for its recording, and one that names none is of the only one there is', () => {
  expect(recordingsOf(transcribed())).toMatchObject([{ kind: 'voicemail', audioUrl: null }])
  expect(recordingsOf(recorded(), transcribed({ recordingId: undefined }))).toMatchObject([
    { audioUrl: expect.any(String), transcriptUrl: expect.any(String) },
  ])
})

test('in any order, and told more than once, they are the same', () => {
  const rows = [...connectedCall(), recorded(), transcribed()]
  const told = foldCall(rows)
  fc.assert(
    fc.property(fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length * 2 }), (mixed) => {
      expect(foldCall(mixed)).toEqual(told)
    }),
  )
})

test('times that cannot be give no length', () => {
  expect(recordingsOf(recorded({ endedAt: second(1) }))).toMatchObject([{ durationSeconds: null }])
  expect(recordingsOf(recorded({ startedAt: 'yesterday' }))).toMatchObject([{ durationSeconds: null }])
})
