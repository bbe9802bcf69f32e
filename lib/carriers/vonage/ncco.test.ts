import type {
  AppEndpoint,
  CallEndpoint,
  ConnectAction,
  ConversationAction,
  InputAction,
  NotifyAction,
  PhoneEndpoint,
  RecordAction,
  SIPEndpoint,
  StreamAction,
  TalkAction,
  VBCEndpoint,
  WaitAction,
  WebsocketEndpoint,
} from '@vonage/voice'
import { expect, expectTypeOf, test } from 'vitest'
import type { Action, Endpoint } from './ncco'
import { within } from './ncco'

/**
 * What we write, held against the types of Vonage's own library. The compiler is the test: `expectTypeOf` says nothing at run
 * time. Where their types are wrong by the documents (and by what their own classes write), the field is corrected here, each
 * with what is wrong.
 */

/** Their enums as the words they stand for: a document has words. */
type Words<T> = T extends string
  ? `${T}`
  : T extends (infer Item)[]
    ? Words<Item>[]
    : T extends object
      ? { [Name in keyof T]: Words<T[Name]> }
      : T

/** Their action, with some fields corrected. */
type Corrected<T, Fields> = Omit<Words<T>, keyof Fields> & Fields

type Ours<Name extends Action['action']> = Extract<Action, { action: Name }>
type OurEndpoint<Name extends Endpoint['type']> = Extract<Endpoint, { type: Name }>

/** Those of a union that name their fields. */
type Named<T> = T extends unknown ? (string extends keyof T ? never : T) : never

type Transcription = { transcription?: object }

/** `level` and `style` are numbers; they say text. */
type TheirTalk = Corrected<TalkAction, { level?: number; style?: number }>
/** `transcription` is missing. */
type TheirRecord = Words<RecordAction> & Transcription
/** Recordings of a room are told of, to an address that is missing. */
type TheirConversation = Words<ConversationAction> &
  Transcription & { eventUrl?: string[]; eventMethod?: string }
/** A payload may be any object; they say one of texts. Ours is empty, which fits. */
type TheirNotify = Words<NotifyAction>
/** They take any object at all for an `input`; this is what is left without that. `endOnSilence` is a number, they say yes or no. */
type TheirInput = Corrected<
  Named<InputAction>,
  {
    speech?: {
      uuid?: string[]
      endOnSilence?: number
      language?: string
      context?: string[]
      startTimeout?: number
      maxDuration?: number
      saveAudio?: boolean
    }
  }
>
/** In a document the key has a hyphen; their class writes it so, their type says `contentType`. */
type TheirSocket = Corrected<WebsocketEndpoint, { contentType?: never; 'content-type': string }>
type TheirEndpoint = Exclude<CallEndpoint, WebsocketEndpoint> | TheirSocket
type TheirConnect = Corrected<ConnectAction, { endpoint: TheirEndpoint[] }>

test('every action that we write fits the types of Vonage’s library', () => {
  expectTypeOf<Ours<'talk'>>().toExtend<TheirTalk>()
  expectTypeOf<Ours<'stream'>>().toExtend<Words<StreamAction>>()
  expectTypeOf<Ours<'input'>>().toExtend<TheirInput>()
  expectTypeOf<Ours<'record'>>().toExtend<TheirRecord>()
  expectTypeOf<Ours<'conversation'>>().toExtend<TheirConversation>()
  expectTypeOf<Ours<'connect'>>().toExtend<TheirConnect>()
  expectTypeOf<Ours<'notify'>>().toExtend<TheirNotify>()
  expectTypeOf<Ours<'wait'>>().toExtend<Words<WaitAction>>()
})

test('every endpoint that we write fits the types of Vonage’s library', () => {
  expectTypeOf<OurEndpoint<'phone'>>().toExtend<PhoneEndpoint>()
  expectTypeOf<OurEndpoint<'sip'>>().toExtend<SIPEndpoint>()
  expectTypeOf<OurEndpoint<'app'>>().toExtend<AppEndpoint>()
  expectTypeOf<OurEndpoint<'vbc'>>().toExtend<VBCEndpoint>()
  expectTypeOf<OurEndpoint<'websocket'>>().toExtend<TheirSocket>()
})

test('nothing that we write has a name that Vonage’s library does not know', () => {
  expectTypeOf<keyof Ours<'talk'>>().toExtend<keyof TheirTalk>()
  expectTypeOf<keyof Ours<'stream'>>().toExtend<keyof StreamAction>()
  expectTypeOf<keyof Ours<'input'>>().toExtend<keyof TheirInput>()
  expectTypeOf<keyof NonNullable<Ours<'input'>['dtmf']>>().toExtend<keyof NonNullable<TheirInput['dtmf']>>()
  expectTypeOf<keyof NonNullable<Ours<'input'>['speech']>>().toExtend<
    keyof NonNullable<TheirInput['speech']>
  >()
  expectTypeOf<keyof Ours<'record'>>().toExtend<keyof TheirRecord>()
  expectTypeOf<keyof Ours<'conversation'>>().toExtend<keyof TheirConversation>()
  expectTypeOf<keyof Ours<'connect'>>().toExtend<keyof TheirConnect>()
  expectTypeOf<keyof Ours<'notify'>>().toExtend<keyof NotifyAction>()
})

test('a number out of bounds becomes the nearest that Vonage takes', () => {
  expect(within('dtmf.timeOut', 60)).toBe(10)
  expect(within('dtmf.timeOut', 0)).toBe(1)
  expect(within('dtmf.timeOut', 2.5)).toBe(3)
  expect(within('wait.timeout', 0.5)).toBe(0.5)
  expect(within('wait.timeout', 0)).toBe(0.1)
})
