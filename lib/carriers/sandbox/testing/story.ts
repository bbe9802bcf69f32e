import { expect } from 'vitest'
import { ring, secondsToNext, step, waitingFor } from '../player'
import type { Call, CalleeDoes, Happening, Party, Reply, Setting, Sound, Step, Webhook } from '../state'

const SETTING: Setting = {
  to: '442079460000',
  from: '12025550143',
  leg: 'aaaaaaaabbbbccccdddd0123456789ab',
  conversation: 'CON-aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
  startedAt: '2026-03-03T12:00:00.000Z',
  answerUrl: 'https://ivr.example/answer',
  answerMethod: 'POST',
  eventUrl: 'https://ivr.example/event',
  fallbackUrl: 'https://ivr.example/fallback',
}

export const json = (body: unknown): Reply => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
export const EMPTY: Reply = { status: 200, contentType: '', body: '' }

/** Rings, and tells the call as it goes. What is kept between two steps is written out as JSON and read back. */
export function ringing(setting: Partial<Setting> = {}) {
  let stored = ''
  let sounds: Sound[] = []
  let due: Webhook[] = []
  const call = (): Call => JSON.parse(stored)
  const take = (taken: Step) => {
    stored = JSON.stringify(taken.call)
    expect(JSON.parse(stored), 'the state is plain JSON').toEqual(taken.call)
    sounds.push(...taken.heard)
    due.push(...taken.due)
    return story
  }
  const happens = (happening: Happening) => take(step(call(), happening))

  const story = {
    call,
    happens,
    /** What the server answers to the webhook that wants a reply. */
    answers(reply: Reply | unknown[]) {
      const asking = due.filter(({ wantsReply }) => wantsReply).at(-1)
      expect(asking, 'a webhook wants a reply').toBeDefined()
      due = due.filter((webhook) => webhook !== asking)
      return happens({
        type: 'reply',
        id: asking?.id ?? '',
        reply: Array.isArray(reply) ? json(reply) : (reply as Reply),
      })
    },
    presses(keys: string, by?: Party) {
      for (const key of keys) happens({ type: 'key', key, ...(by && { by }) })
      return story
    },
    says: (...texts: string[]) => happens({ type: 'speech', texts }),
    elapses: (seconds: number) => happens({ type: 'elapse', seconds }),
    hangsUp: (by?: Party) => happens({ type: 'hangup', ...(by && { by }) }),
    callee: (does: CalleeDoes) => happens({ type: 'callee', does }),
    /** Time passes until the next thing happens by itself. */
    goesOn() {
      const seconds = secondsToNext(call())
      expect(seconds, 'something happens by itself').toBeDefined()
      return story.elapses(seconds ?? 0)
    },
    /** What has been heard since this was last asked, short: what is said, or which address plays, or what else. */
    heard() {
      const told = sounds.map((sound) => {
        const what = sound.type === 'talk' ? sound.text : 'url' in sound && sound.url ? sound.url : sound.type
        return sound.by === 'caller' ? what : `${sound.by}: ${what}`
      })
      sounds = []
      return told
    },
    /** The webhook that wants a reply. */
    asked: () => due.filter(({ wantsReply }) => wantsReply).at(-1),
    /** Bodies of what was only told, since this was last asked. */
    told() {
      const bodies = due.filter(({ wantsReply }) => !wantsReply)
      due = due.filter(({ wantsReply }) => wantsReply)
      return bodies.map(({ body }) => body)
    },
    /** Its states, with the party they are about. */
    states: () =>
      story
        .told()
        .map(({ status, direction }) => `${direction === 'inbound' ? 'caller' : 'callee'} ${status}`),
    waits: () => waitingFor(call()),
    /** Forgets what is told at the beginning of every call. */
    forgetsBeginning() {
      due = due.filter(({ body }) => body.uuid !== SETTING.leg || body.status === 'completed' || !body.status)
      return story
    },
  }
  return take(ring({ ...SETTING, ...setting }))
}

/** A call whose number answers with this NCCO. */
export function callTo(ncco: unknown[], setting: Partial<Setting> = {}) {
  return ringing(setting).answers(ncco).forgetsBeginning()
}

export const talk = (text: string, more = {}) => ({ action: 'talk', text, ...more })
export const menu = (more = {}) => ({
  action: 'input',
  type: ['dtmf'],
  dtmf: { maxDigits: 1, timeOut: 5 },
  eventUrl: ['https://ivr.example/input?t=1'],
  ...more,
})
