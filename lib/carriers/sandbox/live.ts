import { written } from '@/lib/flow/numbers'
import type { LineOrder, Line as PhoneLine } from './lines'
import { takesKey, takesSpeech, taping } from './listening'
import { calleeText, event, type Line, type NewLine, placeText, soundLine } from './live-lines'
import { cutOff, moveOn } from './place'
import { ring, secondsToNext, step, type Waiting, waitingFor } from './player'
import { legDigits } from './setting'
import { speakingTime } from './ssml'
import type { Call, CalleeDoes, Happening, Party, Reply, Sound, Step, Webhook } from './state'

type Prompt = Extract<Sound, { type: 'talk' | 'stream' }>

/** What sounds underneath for as long as the call stands there. */
export type Ambience = { type: 'ringback' | 'hold-music'; url?: string }

/** How a call is heard and how somebody speaks into it. */
export type Ears = {
  /**
   * Plays a prompt. Resolves when it was heard out or the signal cuts it off; with a sentence where it cannot be heard.
   *
   * @param seconds about how long it takes; nothing when it plays for ever
   */
  play: (prompt: Prompt, seconds: number | undefined, cut: AbortSignal) => Promise<string | undefined>
  ambience: (sound: Ambience | null) => void
  beep: () => void
  /** Begins to record the caller; `isLoud` is told while somebody speaks, which puts silence off. */
  record: (id: string, isLoud: () => void) => void
  /** Ends a recording, and gives the address at which it can be fetched if it could be kept. */
  recorded: (id: string, seconds: number) => Promise<string | undefined>
}

/** What became of a webhook. `refusal` says why it was not sent at all. */
export type Delivered = { reply: Reply; milliseconds?: number; refusal?: string }

export type LiveSetting = {
  publicUrl: string
  /** Absent when the caller withholds the number. */
  from?: string
  /** E.164. */
  to: string
  deliver: (webhook: Webhook) => Promise<Delivered>
  ears: Ears
  /** Told after everything that happens; `view` is then another one. */
  changed: () => void
  /** Told when the server has answered with instructions, or gave none. */
  turned?: () => void
}

/** All that is to be seen of a call just now. */
export type LiveView = {
  conversation: string
  waiting: Waiting
  isPrompting: boolean
  lines: readonly Line[]
  /** How long the server took over the last turn. */
  turnMilliseconds: number | undefined
}

export type LivePhone = ReturnType<typeof placeLiveCall>

/** A prompt that is heard out ends a moment later than the keys that are pressed into it. */
const MOMENT_SECONDS = 0.01
const MAX_SKIPPED_PROMPTS = 50

/**
 * Rings a number and plays the call in real time: a prompt takes as long as it takes to be heard, silence as long as it lasts.
 * Where `placeCall` is for scripts, this is for somebody who listens. Runs in a browser.
 */
export function placeLiveCall({ publicUrl, from, to, deliver, ears, changed, turned }: LiveSetting) {
  const webhookUrl = (hook: string) => `${publicUrl}/webhooks/vonage/${hook}`
  const conversation = `CON-${crypto.randomUUID()}`
  const leg = crypto.randomUUID().replaceAll('-', '')
  let call: Call
  let lines: Line[] = []
  let turnMilliseconds: number | undefined
  let playing: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the call's own clock was last set. It may lie ahead, where the call counts time that has yet to pass. */
  let setAt = performance.now()
  let place: string | undefined
  let sounding = ''
  let troubleTold = 0
  let isAnswered = false
  let tapes = new Map<string, number>()

  const note = (line: NewLine) => {
    lines = [...lines, { ...line, id: lines.length }]
  }
  const isPrompting = () => {
    const waiting = waitingFor(call)
    return waiting.for === 'prompt' || (waiting.for === 'input' && waiting.isPrompting)
  }
  const happens = (happening: Happening) => take(step(call, happening))
  const look = (): LiveView => ({
    conversation,
    waiting: waitingFor(call),
    isPrompting: isPrompting(),
    lines,
    turnMilliseconds,
  })
  let view: LiveView

  /** Goes on with a step: what is heard begins to play, what is due is sent, and the clock is set for what comes next. */
  function take(taken: Step) {
    call = taken.call
    setAt = performance.now()
    tell(taken.heard)
    sound(taken.heard)
    const before = tapes
    tapes = new Map(taping(call).map((id) => [id, before.get(id) ?? setAt]))
    for (const id of tapes.keys()) if (!before.has(id)) ears.record(id, isLoud)
    for (const webhook of taken.due) void send(webhook, before)
    setTimer()
    show()
  }

  function show() {
    view = look()
    changed()
  }

  function tell(heard: Sound[]) {
    if (!isAnswered && call.caller.leg.answeredAt !== null) {
      isAnswered = true
      note(event('Answered'))
    }
    for (const line of heard.map(soundLine)) if (line) note(line)
    for (const what of call.trouble.slice(troubleTold)) note(event(what, true))
    troubleTold = call.trouble.length
    const now = placeText(waitingFor(call))
    if (now && now !== place) note(event(now))
    place = now
  }

  function sound(heard: Sound[]) {
    if (heard.some(({ type }) => type === 'beep')) ears.beep()
    const prompt = heard.findLast((one): one is Prompt => one.type === 'talk' || one.type === 'stream')
    if (prompt || !isPrompting()) {
      playing?.abort()
      playing = undefined
    }
    if (prompt && isPrompting()) play(prompt)
    const under = ambienceOf(call, heard)
    if (under === 'as before') return
    const key = JSON.stringify(under)
    if (key !== sounding) ears.ambience(under)
    sounding = key
  }

  async function play(prompt: Prompt) {
    const cut = new AbortController()
    playing = cut
    const trouble = await ears.play(prompt, secondsToNext(call), cut.signal)
    if (cut.signal.aborted) return
    playing = undefined
    if (trouble) note(event(trouble, true))
    elapse()
  }

  /** Lets time pass up to what happens next by itself. */
  function elapse() {
    const seconds = secondsToNext(call)
    if (seconds !== undefined) happens({ type: 'elapse', seconds })
  }

  function setTimer() {
    clearTimeout(timer)
    // A prompt that is being heard is over when it has been heard, whatever the clock says.
    if (call.over || (playing && isPrompting())) return
    const seconds = secondsToNext(call)
    const ahead = Math.max(0, setAt - performance.now())
    if (seconds !== undefined) timer = setTimeout(elapse, seconds * 1_000 + ahead)
  }

  /** Lets pass what has passed since the clock was last set. */
  function catchUp() {
    const passed = Math.max(0, performance.now() - setAt) / 1_000
    const longest = isPrompting() ? Math.max(0, (secondsToNext(call) ?? passed) - MOMENT_SECONDS) : passed
    const seconds = Math.min(passed, longest)
    if (seconds > 0) happens({ type: 'elapse', seconds })
  }

  /** Somebody speaks into a recording: the silence that would end it is waited for anew. */
  function isLoud() {
    const waiting = waitingFor(call)
    if (waiting.for !== 'recording' || setAt > performance.now()) return
    catchUp()
    happens({ type: 'speech', texts: [SOMETHING], by: waiting.by })
    setAt += speakingTime(SOMETHING)
    setTimer()
  }

  async function send(webhook: Webhook, tapes: Map<string, number>) {
    const { reply, milliseconds, refusal } = await deliver(await withRecording(webhook, tapes))
    if (refusal) note(event(refusal, true))
    if (webhook.wantsReply) {
      turnMilliseconds = milliseconds
      happens({ type: 'reply', id: webhook.id, reply })
      turned?.()
    } else if (refusal) show()
  }

  /** A webhook that tells of a recording names the address at which there really is one. */
  async function withRecording(webhook: Webhook, tapes: Map<string, number>): Promise<Webhook> {
    const { recording_uuid: id, recording_url: address } = webhook.body
    if (typeof id !== 'string' || address === undefined) return webhook
    const seconds = (performance.now() - (tapes.get(id) ?? performance.now())) / 1_000
    const url = await ears.recorded(id, seconds)
    if (!url) return webhook
    note({ type: 'recording', url })
    show()
    return { ...webhook, body: { ...webhook.body, recording_url: url } }
  }

  const by = (): Party => {
    const waiting = waitingFor(call)
    return 'by' in waiting ? waiting.by : 'caller'
  }

  note(event(`Calling ${written(to)}`))
  take(
    ring({
      ...(from !== undefined && { from: legDigits(from) }),
      to: legDigits(to),
      leg,
      conversation,
      startedAt: new Date().toISOString(),
      answerUrl: webhookUrl('answer'),
      answerMethod: 'POST',
      eventUrl: webhookUrl('event'),
      fallbackUrl: webhookUrl('fallback'),
    }),
  )

  return {
    /** Another object after each change, and the same one in between. */
    view: (): LiveView => view,
    press(key: string) {
      if (call.over) return
      catchUp()
      const last = lines.at(-1)
      const isLost = !takesKey(call, key)
      if (last?.type === 'keys' && last.by === by() && last.isLost === isLost)
        lines = [...lines.slice(0, -1), { ...last, keys: `${last.keys} ${key}` }]
      else note({ type: 'keys', by: by(), keys: key, isLost })
      happens({ type: 'key', key, by: by() })
    },
    say(text: string) {
      if (call.over || text.trim() === '') return
      catchUp()
      note({ type: 'speech', by: by(), text, isLost: !takesSpeech(call) })
      happens({ type: 'speech', texts: [text], by: by() })
    },
    /** Hears no more of what plays. */
    skip() {
      if (isPrompting() || waitingFor(call).for === 'pause') elapse()
    },
    /** Does nothing until what waits for somebody gives up, without waiting for it. */
    staySilent() {
      for (let prompts = 0; isPrompting() && prompts < MAX_SKIPPED_PROMPTS; prompts += 1) elapse()
      if (waitingFor(call).for !== 'input' && waitingFor(call).for !== 'recording') return
      note({ type: 'silence' })
      elapse()
    },
    callee(does: CalleeDoes) {
      const waiting = waitingFor(call)
      if (waiting.for !== 'callee') return
      catchUp()
      note(event(calleeText(does, waiting.to)))
      happens({ type: 'callee', does })
    },
    hangUp(who: Party = 'caller') {
      if (call.over) return
      catchUp()
      happens({ type: 'hangup', by: who })
    },
    /** Does what it is told from elsewhere: the call is ended, or asks at another address how it goes on. */
    obey(order: LineOrder) {
      if (call.over) return
      catchUp()
      if (order.do === 'hang-up') return take(cutOff(call))
      note(event('You are put through to another place'))
      take(moveOn(call, order.url))
    },
    /** Under which it can be told. */
    line: {
      leg,
      conversation,
      from: from === undefined ? undefined : legDigits(from),
      to: legDigits(to),
    } satisfies PhoneLine,
    isOver: () => call.over !== null,
    /** Adds what is known from elsewhere about the call, such as a text that was sent. */
    mention(text: string, isTrouble = false) {
      note(event(text, isTrouble))
      show()
    },
  }
}

/** What somebody who is heard but not understood says. */
const SOMETHING = '…'

function ambienceOf(call: Call, heard: Sound[]): Ambience | null | 'as before' {
  const begun = heard.findLast(({ type }) => type === 'ringback' || type === 'hold-music')
  const isUnder = (call.dialled !== null && call.joined.length === 0) || call.caller.doing.type === 'room'
  if (!isUnder) return null
  if (begun?.type === 'ringback' || begun?.type === 'hold-music')
    return { type: begun.type, ...(begun.url && { url: begun.url }) }
  return 'as before'
}
