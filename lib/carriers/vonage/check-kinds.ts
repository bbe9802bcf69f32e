import type { z } from 'zod'
import type { FlowNode, FlowSettings } from '@/lib/flow/document'
import type { conference } from '@/lib/flow/kinds/conference'
import type { dial } from '@/lib/flow/kinds/dial'
import type { gather } from '@/lib/flow/kinds/gather'
import type { menu } from '@/lib/flow/kinds/menu'
import type { raw } from '@/lib/flow/kinds/raw'
import type { say } from '@/lib/flow/kinds/say'
import type { voicemail } from '@/lib/flow/kinds/voicemail'
import { type Problem, warning } from '@/lib/flow/problem'
import { isTemplate } from '@/lib/flow/template'
import { audioProblems } from './check-prompts'
import { rawProblems } from './check-raw'
import { LIMITS } from './ncco'
import { listensIn } from './speech-languages'

type SettingsOf<K extends { settings: z.ZodType }> = z.infer<K['settings']>
type Check<Settings> = (settings: Settings, flow: FlowSettings) => Problem[]

/** What the documents of 2021 allow the headers of a WebSocket to take, bytes of JSON. */
const MAX_SOCKET_HEADER_BYTES = 512
/** Longest SIP address that the REST API takes; for documents nothing is said. */
const MAX_SIP_CHARACTERS = 50

/** What Vonage cannot do of a node, besides its prompts. */
export function kindProblems({ kind, settings }: FlowNode, flow: FlowSettings): Problem[] {
  const check = CHECKS.get(kind)
  return check ? check(settings, flow) : []
}

const checkSay: Check<SettingsOf<typeof say>> = ({ prompt }) => endless('prompt', prompt.loop)

const checkMenu: Check<SettingsOf<typeof menu>> = (menu, flow) => [
  ...timeoutProblems(menu.timeoutSeconds),
  ...(menu.bargeIn ? [] : endless('prompt', menu.prompt.loop)),
  ...(menu.choices.some(({ phrases }) => phrases.length > 0)
    ? speechProblems(menu.speech.language ?? flow.language, 'speech.language')
    : []),
]

const checkGather: Check<SettingsOf<typeof gather>> = (gather, flow) => [
  ...timeoutProblems(gather.timeoutSeconds),
  ...(gather.bargeIn ? [] : endless('prompt', gather.prompt.loop)),
  ...(gather.accepts !== 'speech' && gather.finishKey !== null && gather.finishKey !== '#'
    ? [warning('vonage.finish-key', { field: 'finishKey', values: { key: gather.finishKey } })]
    : []),
  ...(gather.accepts !== 'digits'
    ? speechProblems(gather.speech.language ?? flow.language, 'speech.language')
    : []),
]

const checkDial: Check<SettingsOf<typeof dial>> = (dial) => {
  const dialsPhones = dial.destinations.some(({ type }) => type === 'phone')
  return [
    ...endless('prompt', dial.prompt?.loop),
    ...endless('whisper', dial.whisper?.loop),
    ...(dial.ringback && dialsPhones ? [warning('vonage.ringback-phone', { field: 'ringback' })] : []),
    ...(dial.ringback && 'audioUrl' in dial.ringback
      ? audioProblems(dial.ringback.audioUrl, 'ringback.audioUrl')
      : []),
    ...(dial.whisper && dial.destinations.some(({ type }) => type !== 'phone')
      ? [warning('vonage.whisper-phone-only', { field: 'whisper' })]
      : []),
    ...dial.destinations.flatMap((destination, at) => destinationProblems(destination, `destinations.${at}`)),
  ]
}

function destinationProblems(
  destination: SettingsOf<typeof dial>['destinations'][number],
  field: string,
): Problem[] {
  if (destination.type === 'sip') {
    const count = destination.uri.trim().length
    return count > MAX_SIP_CHARACTERS && !isTemplate(destination.uri)
      ? [
          warning('vonage.sip-too-long', {
            field: `${field}.uri`,
            values: { count, limit: MAX_SIP_CHARACTERS },
          }),
        ]
      : []
  }
  if (destination.type !== 'websocket') return []
  const count = new TextEncoder().encode(JSON.stringify(destination.headers)).length
  return [
    ...(count > MAX_SOCKET_HEADER_BYTES
      ? [
          warning('vonage.websocket-headers', {
            field: `${field}.headers`,
            values: { count, limit: MAX_SOCKET_HEADER_BYTES },
          }),
        ]
      : []),
    ...(destination.contentType.endsWith('24000')
      ? [warning('vonage.websocket-24khz', { field: `${field}.contentType` })]
      : []),
  ]
}

type Recorded = Pick<SettingsOf<typeof voicemail>, 'transcribe'>

const checkTranscription: Check<Recorded> = ({ transcribe }, flow) =>
  transcribe ? speechProblems(transcribe.language ?? flow.language, 'transcribe.language') : []

const checkVoicemail: Check<SettingsOf<typeof voicemail>> = (voicemail, flow) => [
  ...endless('prompt', voicemail.prompt?.loop),
  ...checkTranscription(voicemail, flow),
]

const checkConference: Check<SettingsOf<typeof conference>> = ({ holdMusicUrl }) =>
  holdMusicUrl ? audioProblems(holdMusicUrl, 'holdMusicUrl') : []

const checkRaw: Check<SettingsOf<typeof raw>> = rawProblems

const timeoutProblems = (seconds: number): Problem[] => {
  const limit = LIMITS['dtmf.timeOut'].max
  return seconds > limit
    ? [warning('vonage.timeout-too-long', { field: 'timeoutSeconds', values: { seconds, limit } })]
    : []
}

/** Vonage never comes back from a prompt that is played for ever, unless a key ends it: so it is played once. */
const endless = (field: string, loop: number | undefined): Problem[] =>
  loop === 0 ? [warning('vonage.endless-prompt', { field: `${field}.loop` })] : []

const speechProblems = (language: string, field: string): Problem[] =>
  listensIn(language) ? [] : [warning('vonage.speech-language-unknown', { field, values: { language } })]

/** Each is handed the settings of its own kind, as a parsed flow holds them; a map can only say "settings". */
const CHECKS = new Map<string, Check<unknown>>([
  ['say', checkSay as Check<unknown>],
  ['menu', checkMenu as Check<unknown>],
  ['gather', checkGather as Check<unknown>],
  ['dial', checkDial as Check<unknown>],
  ['voicemail', checkVoicemail as Check<unknown>],
  ['record', checkTranscription as Check<unknown>],
  ['conference', checkConference as Check<unknown>],
  ['raw', checkRaw as Check<unknown>],
])
