import { ssmlFault } from '@/lib/flow/ssml'
import { type Fields, has } from './fields'
import { lintConnect } from './lint-connect'
import { type Finding, isFieldsLike, type Look, lookAt } from './look'
import { type Action, MAX_TALK_CHARACTERS } from './ncco'
import { listensIn } from './speech-languages'
import { spokenLength } from './talk'
import { voiceDoubt } from './voices'

/**
 * What is wrong with an NCCO, by rules N1–N15: errors fail the whole document in front of a caller, warnings work but may
 * surprise. Takes anything, ours and other people's; what is written in an old way, or as text where a number belongs, is
 * said once and then understood.
 *
 * @returns findings in the order of the document; `path` leads to the place: `2.dtmf.timeOut`
 */
export function lint(ncco: unknown): Finding[] {
  const whole = lookAt({}, '')
  if (!Array.isArray(ncco) || ncco.length === 0) {
    whole.error('N1', '', 'The document must be a list of at least one action.')
    return whole.findings
  }
  for (const [at, action] of ncco.entries()) {
    const look = lookAt(isFieldsLike(action) ? action : {}, String(at), whole.findings)
    const rule = RULES.get(String(look.fields.action))
    if (rule) rule(look)
    else look.error('N1', 'action', `There is no action "${String(look.fields.action).slice(0, 40)}".`)
  }
  lintOrder(
    ncco.map((action) => (isFieldsLike(action) ? action : {})),
    whole,
  )
  return whole.findings
}

/** The document in a text, where it is one and has no error; else nothing. */
export function nccoOf(text: string): Action[] | undefined {
  const ncco = parsedNcco(text)
  // Other people's documents hold options that we do not write; that they are actions is what was looked at.
  return lint(ncco).some(({ level }) => level === 'error') ? undefined : (ncco as Action[])
}

/** The JSON in a text, or nothing. */
export function parsedNcco(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const RULES = new Map<string, (look: Look) => void>([
  ['talk', lintTalk],
  ['stream', lintStream],
  ['input', lintInput],
  ['record', lintRecord],
  ['conversation', lintConversation],
  ['connect', lintConnect],
  ['notify', lintNotify],
  ['wait', (look) => look.number('N6', 'timeout', 'wait.timeout')],
  ['transfer', lintTransfer],
])

function lintTalk(look: Look): void {
  const { text, language, style, premium } = look.fields
  if (typeof text !== 'string' || text.trim() === '') look.error('N3', 'text', 'There is nothing to say.')
  else {
    const ssml = /^\s*<speak/.test(text)
    if (ssml && ssmlFault(text)) look.error('N3', 'text', 'The markup is not well-formed.')
    if (spokenLength(text, true) > MAX_TALK_CHARACTERS)
      look.error('N3', 'text', `The text is longer than ${MAX_TALK_CHARACTERS} characters.`)
  }
  lintPlayback(look)
  look.flag('premium')
  look.number('N6', 'style')
  if (premium === true) look.warn('N12', 'premium', 'Premium voices cost more.')
  const voice = {
    language: String(language ?? 'en-US'),
    style: Number(style ?? 0),
    premium: premium === true,
  }
  if (voiceDoubt(voice))
    look.warn('N12', 'style', `No voice is known for ${voice.language}, style ${voice.style}.`)
  if (has(look.fields, 'provider')) look.warn('N12', 'provider', 'Other providers of voices are new.')
  if (has(look.fields, 'voiceName'))
    look.warn('N14', 'voiceName', 'Language and style have taken the place of voiceName.')
}

function lintStream(look: Look): void {
  const url = look.url('streamUrl', { isRequired: true })
  if (url && !/\.(mp3|wav)$/i.test(new URL(url).pathname))
    look.warn('N13', 'streamUrl', 'The address does not end in .mp3 or .wav.')
  lintPlayback(look)
}

function lintPlayback(look: Look): void {
  look.flag('bargeIn')
  look.number('N6', 'loop', 'loop')
  look.number('N6', 'level', 'level')
}

const FLAT = ['timeOut', 'maxDigits', 'submitOnHash']

function lintInput(look: Look): void {
  const { type, mode } = look.fields
  const flat = FLAT.filter((name) => has(look.fields, name))
  for (const name of flat) look.warn('N14', name, 'Options for keys belong into "dtmf".')
  const types = Array.isArray(type) ? type : []
  if (type === undefined && flat.length > 0) look.warn('N14', 'type', 'The type should be named.')
  else if (types.length === 0 || !types.every((one) => one === 'dtmf' || one === 'speech'))
    look.error('N5', 'type', 'The type must be "dtmf", "speech", or both, in a list.')

  for (const name of ['dtmf', 'speech'])
    if (has(look.fields, name) && !types.includes(name))
      look.error('N5', name, `There are options for "${name}", which is not among the types.`)
  if (mode !== undefined && mode !== 'synchronous' && mode !== 'asynchronous')
    look.error('N5', 'mode', 'The mode must be "synchronous" or "asynchronous".')
  if (mode === 'asynchronous' && (types.includes('speech') || has(look.fields, 'dtmf') || flat.length > 0))
    look.error('N5', 'mode', 'Listening asynchronously takes keys only, and no options.')

  const dtmf = has(look.fields, 'dtmf') ? look.inside('N5', 'dtmf') : look
  // Some of Vonage's libraries take 0, others do not.
  if (Number(dtmf.fields.timeOut) !== 0) dtmf.number('N6', 'timeOut', 'dtmf.timeOut')
  dtmf.number('N6', 'maxDigits', 'dtmf.maxDigits')
  dtmf.flag('submitOnHash')
  if (has(look.fields, 'speech')) lintSpeech(look.inside('N5', 'speech'))
  look.events()
}

function lintSpeech(look: Look): void {
  const { language, startTimeout } = look.fields
  look.number('N6', 'endOnSilence', 'speech.endOnSilence')
  look.number('N6', 'startTimeout', 'speech.maxDuration')
  look.number('N6', 'maxDuration', 'speech.maxDuration')
  look.number('N6', 'sensitivity', 'speech.sensitivity')
  look.flag('saveAudio')
  if (Number(startTimeout) > 10)
    look.warn('N12', 'startTimeout', 'Older platforms wait at most 10 seconds for the first word.')
  if (language !== undefined && !listensIn(String(language)))
    look.warn('N12', 'language', `Speech in ${String(language)} is not known to be understood.`)
  if (has(look.fields, 'provider')) look.warn('N12', 'provider', 'Other providers of speech are new.')
}

function lintRecord(look: Look): void {
  const { format, split, endOnKey } = look.fields
  look.number('N6', 'endOnSilence', 'record.endOnSilence')
  look.number('N6', 'timeOut', 'record.timeOut')
  look.number('N6', 'channels', 'record.channels')
  look.flag('beepStart')
  if (has(look.fields, 'channels') && split !== 'conversation')
    look.error('N6', 'channels', 'Several channels need "split": "conversation".')
  if (split !== undefined && split !== 'conversation')
    look.error('N6', 'split', 'Only "conversation" splits.')
  if (format !== undefined && !['mp3', 'wav', 'ogg'].includes(String(format)))
    look.error('N6', 'format', 'The format must be mp3, wav or ogg.')
  if (endOnKey !== undefined && !/^[0-9*#]$/.test(String(endOnKey)))
    look.error('N6', 'endOnKey', 'The key must be one of 0–9, * or #.')
  lintTranscription(look)
  look.events()
}

function lintTranscription(look: Look): void {
  if (!has(look.fields, 'transcription')) return
  const transcription = look.inside('N9', 'transcription')
  transcription.flag('sentimentAnalysis')
  transcription.events()
}

function lintConversation(look: Look): void {
  const { name, record } = look.fields
  if (typeof name !== 'string' || name === '') look.error('N9', 'name', 'The room has no name.')
  for (const flag of ['startOnEnter', 'endOnExit', 'record']) look.flag(flag)
  lintSpeakers(look)
  if (has(look.fields, 'transcription') && String(record) !== 'true')
    look.error('N9', 'transcription', 'Only what is recorded can be transcribed.')
  lintTranscription(look)
  look.url('musicOnHoldUrl')
  look.events()
}

function lintSpeakers(look: Look): void {
  look.flag('mute')
  if (has(look.fields, 'mute') && has(look.fields, 'canSpeak'))
    look.error('N9', 'mute', 'Either "mute" or "canSpeak", not both.')
}

function lintTransfer(look: Look): void {
  const { conversationId, conversation_id } = look.fields
  if (conversation_id !== undefined) look.warn('N14', 'conversation_id', 'It is written conversationId.')
  const id = conversationId ?? conversation_id
  if (typeof id !== 'string' || id === '')
    look.error('N9', 'conversationId', 'The conversation is not named.')
  lintSpeakers(look)
}

function lintNotify(look: Look): void {
  if (!isFieldsLike(look.fields.payload)) look.error('N1', 'payload', 'The payload must be an object.')
  look.events({ isRequired: true })
}

/** What only the order of actions shows. */
function lintOrder(actions: Fields[], whole: Look): void {
  for (const [at, action] of actions.entries()) {
    const name = action.action
    const isPrompt = name === 'talk' || name === 'stream'
    const isBargeIn = isPrompt && String(action.bargeIn) === 'true'
    const isLast = at === actions.length - 1
    if (isBargeIn && actions.slice(at).find(({ action }) => action !== name)?.action !== 'input')
      whole.error('N4', `${at}.bargeIn`, 'What may be interrupted must be followed by an input.')
    if (isLast) continue
    if (name === 'conversation' || name === 'transfer' || name === 'connect')
      whole.warn('N10', String(at + 1), `What follows "${name}" is not reached, or not when it should be.`)
    if (isPrompt && !isBargeIn && Number(action.loop ?? 1) === 0)
      whole.warn('N10', String(at + 1), 'The prompt before is played for ever.')
    if (name === 'input')
      whole.warn(
        'N11',
        String(at + 1),
        'What follows an input is reached only when its webhook gives nothing.',
      )
  }
}
