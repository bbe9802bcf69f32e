import type { Instruction, InstructionOf } from '@/lib/flow/instruction'
import type { Spoken } from '@/lib/flow/prompt'
import { sentence, sentenceLanguage } from '@/lib/flow/sentences'
import type { CarrierReply, Links } from '../carrier'
import { connectTo } from './connect'
import { nccoOf } from './lint'
import { isHttpUrl } from './look'
import { type Action, type Ncco, type Record, type Stream, type Talk, within } from './ncco'
import { OF_VOICEMAIL, saying } from './request'
import { talkPieces } from './talk'

/** The type is compared as text before a document is run, so nothing is added to it; JSON is UTF-8 anyway. */
const CONTENT_TYPE = 'application/json'

/** Go on with what you have; or, to a status, thanks for telling. */
export const nothing = (): CarrierReply => ({ status: 200, contentType: 'text/plain', body: '' })

/**
 * The instructions as an NCCO. Nothing in it asks for the network or the clock: the same instructions and links give the same
 * bytes, which is what makes a webhook that comes twice harmless.
 */
export const render = (instructions: Instruction[], links: Links): CarrierReply => ({
  status: 200,
  contentType: CONTENT_TYPE,
  body: JSON.stringify(toNcco(instructions, links)),
})

/** The NCCO of the instructions: never empty, since what an empty one does is nowhere said. */
export function toNcco(instructions: Instruction[], links: Links): Ncco {
  const ncco: Ncco = []
  for (const [at, instruction] of instructions.entries()) {
    if (instruction.type === 'hangup') break // The end of the document is the end of the call.
    if (instruction.type === 'play') ncco.push(...playing(instruction.spoken, howOften(instructions, at)))
    else if (instruction.type === 'raw') ncco.push(...theirWords(instruction, instructions, at))
    else ncco.push(...actionsOf(instruction, links, voiceSoFar(instructions, at)))
  }
  return ncco.length > 0 ? ncco : [{ action: 'wait', timeout: within('wait.timeout', 0) }]
}

/**
 * A document of the designer's own. One that would fail is left out, for it would take the whole call with it: where the flow
 * goes on behind it the caller is carried on, else hears that something went wrong.
 */
function theirWords(raw: InstructionOf<'raw'>, instructions: Instruction[], at: number): Action[] {
  const actions = raw.carrier === 'vonage' ? nccoOf(raw.document) : undefined
  if (actions) return actions
  return at < instructions.length - 1 ? [] : apology(voiceSoFar(instructions, at))
}

function actionsOf(
  instruction: Exclude<Instruction, InstructionOf<'play' | 'raw' | 'hangup'>>,
  links: Links,
  voice: VoiceSoFar,
): Action[] {
  switch (instruction.type) {
    case 'gather':
      return [listening(instruction, links), ...apology(voice)]
    case 'dial':
      // Nothing may follow: what stands after a connect that was answered runs while the two are talking.
      return [connectTo(instruction, links)]
    case 'voicemail':
      return [...voicemail(instruction, links), comingBack(links), ...apology(voice)]
    case 'record':
      return [recording(instruction, links)]
    case 'conference':
      return [room(instruction, links)]
    case 'pause':
      return [{ action: 'wait', timeout: within('wait.timeout', instruction.seconds) }]
    case 'resume':
      return [comingBack(links), ...apology(voice)]
  }
}

const postTo = (url: string) => ({ eventUrl: [url] as [string], eventMethod: 'POST' as const })

type Times = { bargeIn: boolean; isLast: boolean }

/** A prompt in Vonage's words; none where it says nothing or its address is none, for one bad action fails the whole document. */
function playing(spoken: Spoken, { bargeIn, isLast }: Times): (Talk | Stream)[] {
  const how = {
    ...(bargeIn && { bargeIn: true as const }),
    ...(spoken.level && { level: Math.round(within('level', spoken.level) * 10) / 10 }),
  }
  const pieces: (Talk | Stream)[] =
    'audioUrl' in spoken
      ? isHttpUrl(spoken.audioUrl)
        ? [{ action: 'stream', streamUrl: [spoken.audioUrl], ...how }]
        : []
      : talkPieces(spoken.text, spoken.ssml).map((text) => ({
          action: 'talk',
          text,
          ...voiceOf(spoken),
          ...how,
        }))

  const loop = Math.trunc(spoken.loop ?? 1)
  // For ever only where the caller can end it, by a key or by hanging up; else what follows would never be reached.
  const isEndless = loop === 0 && (bargeIn || isLast)
  if (pieces.length === 1) return pieces.map((piece) => (isEndless || loop > 1 ? { ...piece, loop } : piece))
  // A long text repeats as a whole, which no option says.
  const rounds = Math.min(isEndless ? MAX_PIECES : Math.max(loop, 1), Math.ceil(MAX_PIECES / pieces.length))
  return Array.from({ length: pieces.length > 0 ? rounds : 0 }, () => pieces).flat()
}

/** An hour of speech and more: as good as for ever, and still a document of some tens of kilobytes. */
const MAX_PIECES = 40

const voiceOf = ({ language, voice }: Exclude<Spoken, { audioUrl: string }>) => ({
  language,
  ...(voice.style !== 0 && { style: voice.style }),
  ...(voice.premium && { premium: true as const }),
})

/**
 * Barge-in holds from one prompt to the next until an `input` ends it, whatever the later ones say, and only prompts of one
 * sort may stand between. So it is given to those alone that are followed by prompts of their own sort, all with barge-in, and
 * then the gather: a prompt that must be heard out is heard out.
 */
function howOften(instructions: Instruction[], at: number): Times {
  const rest = instructions.slice(at)
  const next = rest.findIndex(({ type }) => type !== 'play')
  const prompts = rest.slice(0, next < 0 ? rest.length : next) as InstructionOf<'play'>[]
  const follower = next < 0 ? undefined : rest[next]?.type
  const sort = (play: InstructionOf<'play'> | undefined) => play && 'audioUrl' in play.spoken
  return {
    bargeIn:
      follower === 'gather' && prompts.every((play) => play.bargeIn && sort(play) === sort(prompts[0])),
    isLast: prompts.length === 1 && follower === 'hangup',
  }
}

function listening({ digits, speech }: InstructionOf<'gather'>, links: Links): Action {
  return {
    action: 'input',
    type: [...(digits || !speech ? (['dtmf'] as const) : []), ...(speech ? (['speech'] as const) : [])],
    ...(digits && {
      dtmf: {
        timeOut: within('dtmf.timeOut', digits.timeoutSeconds),
        maxDigits: within('dtmf.maxDigits', digits.maxDigits),
        ...(digits.finishOnKey === '#' && { submitOnHash: true as const }),
      },
    }),
    ...(speech && {
      speech: {
        language: speech.language,
        ...(speech.hints.length > 0 && { context: speech.hints }),
        startTimeout: within('speech.startTimeout', speech.startTimeoutSeconds),
        endOnSilence: within('speech.endOnSilence', speech.endOnSilenceSeconds),
        maxDuration: within('speech.maxDuration', speech.maxSeconds),
      },
    }),
    ...postTo(links.to('input')),
  }
}

/** A recording that is waited for: without an end of its own it would run on behind the next action. */
function voicemail(asked: InstructionOf<'voicemail'>, links: Links): Action[] {
  return [
    {
      action: 'record',
      format: 'mp3',
      endOnSilence: within('record.endOnSilence', asked.endOnSilenceSeconds),
      ...(asked.endOnKey && /^[0-9*#]$/.test(asked.endOnKey) && { endOnKey: asked.endOnKey }),
      timeOut: within('record.timeOut', asked.maxSeconds),
      ...(asked.beep && { beepStart: true }),
      ...transcribed(asked.transcribe, (url) => saying(url, OF_VOICEMAIL), links),
      ...postTo(saying(links.to('recording'), OF_VOICEMAIL)),
    },
  ]
}

/** A recording behind the call, until it ends. */
function recording(asked: InstructionOf<'record'>, links: Links): Record {
  const channels = within('record.channels', asked.channels)
  return {
    action: 'record',
    // More than two channels there are only in wav.
    format: asked.split && channels > 2 ? 'wav' : asked.format,
    ...(asked.split && { split: 'conversation', channels }),
    ...transcribed(asked.transcribe, (url) => url, links),
    ...postTo(links.to('recording')),
  }
}

const transcribed = (
  transcribe: { language: string } | undefined,
  marked: (url: string) => string,
  links: Links,
) =>
  transcribe && {
    transcription: { language: transcribe.language, ...postTo(marked(links.to('transcription'))) },
  }

const room = (asked: InstructionOf<'conference'>, links: Links): Action => ({
  action: 'conversation',
  name: asked.room,
  ...(asked.holdMusicUrl && isHttpUrl(asked.holdMusicUrl) && { musicOnHoldUrl: [asked.holdMusicUrl] }),
  ...(!asked.startOnEnter && { startOnEnter: false }),
  ...(asked.endOnExit && { endOnExit: true }),
  ...(asked.muted && { mute: true }),
  ...(asked.record && { record: true, ...postTo(links.to('recording')) }),
})

/** The payload says nothing: what is needed to go on stands in the address. */
const comingBack = (links: Links): Action => ({
  action: 'notify',
  payload: {},
  ...postTo(links.to('notify')),
})

type VoiceSoFar = Pick<Talk, 'language' | 'style' | 'premium'>

/** How the caller was last spoken to in this document, or will be listened to. */
function voiceSoFar(instructions: Instruction[], at: number): VoiceSoFar {
  const spoken = instructions
    .slice(0, at)
    .flatMap((instruction) => (instruction.type === 'play' ? instruction.spoken : []))
    .findLast((spoken) => 'text' in spoken)
  if (spoken && 'text' in spoken) return voiceOf(spoken)
  const now = instructions[at]
  return { language: (now?.type === 'gather' && now.speech?.language) || 'en-US' }
}

/** Heard only when our answer never comes: after an action whose webhook brings no document, the rest of the old one runs. */
function apology(voice: VoiceSoFar): [Talk] {
  const language = sentenceLanguage(voice.language)
  const text = sentence('error', language)
  return [{ action: 'talk', text, ...(language === voice.language ? voice : { language }) }]
}
