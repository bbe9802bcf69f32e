import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Ambience, type Delivered, placeLiveCall } from './live'
import type { Line } from './live-lines'
import { receptionAt } from './testing/reception'

const URL_OF_IVR = 'https://ivr.example'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A call whose prompts last until `heardOut`, or as long as a reader needs where there is no voice. */
async function calling({ hasVoice = true, refuses = '' } = {}) {
  const reception = receptionAt(URL_OF_IVR)
  const ears = {
    playing: [] as string[],
    cut: [] as string[],
    under: null as Ambience | null,
    beeps: 0,
    isLoud: () => {},
    heardOut: (_trouble?: string) => {},
  }
  const phone = placeLiveCall({
    publicUrl: URL_OF_IVR,
    from: '+12025550143',
    to: '+442079460000',
    changed: () => {},
    async deliver(webhook): Promise<Delivered> {
      if (refuses && webhook.url.endsWith(refuses))
        return { reply: { failed: 'Connection closed.' }, refusal: 'Not sent.' }
      const body = JSON.stringify(webhook.body)
      const reply = await reception.transport({ method: 'POST', url: webhook.url, headers: {}, body })
      return { reply, milliseconds: 4 }
    },
    ears: {
      play: (prompt, seconds = Infinity, cut) =>
        new Promise((resolve) => {
          const what = prompt.type === 'talk' ? prompt.text : prompt.url
          ears.playing.push(what)
          ears.heardOut = (trouble) => resolve(trouble)
          cut.addEventListener('abort', () => {
            ears.cut.push(what)
            resolve(undefined)
          })
          if (!hasVoice) setTimeout(resolve, seconds * 1_000)
        }),
      ambience: (sound) => {
        ears.under = sound
      },
      beep: () => {
        ears.beeps += 1
      },
      record: (_, isLoud) => {
        ears.isLoud = isLoud
      },
      recorded: async (id, seconds) => `https://desk.example/${id}?${Math.round(seconds)}`,
    },
  })
  await vi.advanceTimersByTimeAsync(0)
  const settle = () => vi.advanceTimersByTimeAsync(0)
  return {
    phone,
    ears,
    told: (path: string) => reception.seen.filter((one) => one.path === path).map(({ body }) => body),
    lines: () => phone.view().lines.map(inWords),
    waits: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000),
    async hearsOut(trouble?: string) {
      ears.heardOut(trouble)
      await settle()
    },
    async does(what: () => void) {
      what()
      await settle()
    },
  }
}

const inWords = (line: Line): string => {
  switch (line.type) {
    case 'talk':
      return `${line.to}: ${line.text}`
    case 'keys':
      return `> ${line.keys}${line.isLost ? ' (lost)' : ''}`
    case 'speech':
      return `> “${line.text}”${line.isLost ? ' (lost)' : ''}`
    case 'event':
      return line.isTrouble ? `! ${line.text}` : `(${line.text})`
    case 'stream':
    case 'recording':
      return line.url
    case 'silence':
      return '> nothing'
  }
}

test('a prompt lasts as long as the voice that says it, and the next one begins then', async () => {
  const call = await calling()
  await call.waits(60)
  expect(call.ears.playing).toEqual(['Welcome to Acme.'])
  await call.hearsOut()
  expect(call.ears.playing.at(-1)).toBe('For sales, press 1. To leave a message, press 2.')
  expect(call.lines()).toEqual([
    '(Calling +44 20 7946 0000)',
    '(Answered)',
    'caller: Welcome to Acme.',
    'caller: For sales, press 1. To leave a message, press 2.',
  ])
  expect(call.phone.view().turnMilliseconds).toBe(4)
})

test('a key pressed into a prompt with barge-in stops the voice at once', async () => {
  const call = await calling()
  await call.hearsOut()
  await call.waits(1)
  await call.does(() => call.phone.press('1'))
  expect(call.ears.cut).toEqual(['For sales, press 1. To leave a message, press 2.'])
  expect(call.ears.playing.at(-1)).toBe('Connecting you.')
})

test('a key pressed into a prompt without barge-in is lost, and the phone says so', async () => {
  const call = await calling()
  await call.does(() => call.phone.press('1'))
  expect(call.lines().at(-1)).toBe('> 1 (lost)')
  expect(call.ears.cut).toEqual([])
})

test('a caller who does nothing is asked again when the flow’s own wait is over, not before', async () => {
  const call = await calling()
  await call.hearsOut()
  await call.hearsOut()
  await call.waits(4.9)
  expect(call.told('input')).toHaveLength(0)
  await call.waits(0.2)
  expect(call.told('input')).toHaveLength(1)
  expect(call.ears.playing.at(-1)).toBe('Please choose.')
})

test('who has no time skips prompts, and says nothing without waiting', async () => {
  const call = await calling()
  await call.does(() => call.phone.skip())
  expect(call.ears.cut).toEqual(['Welcome to Acme.'])
  await call.does(() => call.phone.staySilent())
  expect(call.lines().slice(-2)).toEqual(['> nothing', 'caller: Please choose.'])
})

test('a phone rings until the tester says what the callee does; only the callee hears the whisper', async () => {
  const call = await calling({ hasVoice: false })
  await call.waits(2)
  await call.does(() => call.phone.press('1'))
  await call.waits(1.2)
  expect(call.phone.view().waiting).toEqual({ for: 'callee', to: '442079460018' })
  expect(call.ears.under).toEqual({ type: 'ringback' })
  await call.does(() => call.phone.callee('answer'))
  expect(call.lines().slice(-3)).toEqual([
    '(Ringing +44 20 7946 0018)',
    '(+44 20 7946 0018 answers)',
    'callee: A sales call.',
  ])
  await call.waits(2)
  expect(call.ears.under).toBeNull()
  expect(call.lines().at(-1)).toBe('(Connected to +44 20 7946 0018)')
  await call.does(() => call.phone.hangUp('callee'))
  expect(call.lines().at(-1)).toBe('(The call is over: the callee hung up)')
})

test('a message lasts while somebody speaks, and can be fetched where the webhook says', async () => {
  const call = await calling({ hasVoice: false })
  await call.waits(2)
  await call.does(() => call.phone.press('2'))
  await call.waits(2)
  expect(call.ears.beeps).toBe(1)
  for (let second = 0; second < 10; second += 1) {
    await call.waits(1)
    call.ears.isLoud()
  }
  expect(call.told('recording')).toHaveLength(0)
  await call.waits(4.5)
  const [recorded] = call.told('recording')
  expect(recorded?.recording_url).toMatch(/^https:\/\/desk\.example\/.+\?14$/)
  expect(call.lines()).toContain(recorded?.recording_url)
})

test('what cannot be played is told, and the call goes on', async () => {
  const call = await calling()
  await call.hearsOut('It cannot be played.')
  expect(call.lines()).toContain('! It cannot be played.')
  expect(call.ears.playing).toHaveLength(2)
})

test('a webhook that was not sent is told', async () => {
  const call = await calling({ refuses: '/input' })
  await call.hearsOut()
  await call.does(() => call.phone.press('1'))
  expect(call.lines()).toContain('! Not sent.')
})

test('who hangs up hears no more, and nothing is done any more', async () => {
  const call = await calling()
  await call.does(() => call.phone.hangUp())
  expect(call.ears.cut).toEqual(['Welcome to Acme.'])
  expect(call.told('event').at(-1)).toMatchObject({ status: 'completed', disconnected_by: 'user' })
  await call.does(() => call.phone.press('2'))
  expect(call.lines().at(-1)).toBe('(The call is over: you hung up)')
})
