import type { IncomingHttpHeaders } from 'node:http'
import type { RungPhone } from '@/lib/carriers/sandbox/rung-phone'

/** An application as Vonage keeps it, in its own words. */
export type FakeApplication = {
  id: string
  name: string
  keys: { public_key: string }
  capabilities: Record<string, Record<string, unknown>>
  privacy?: { improve_ai: boolean }
}

/** A number as Vonage keeps it. */
export type FakeNumber = {
  country: string
  msisdn: string
  type: string
  features: string[]
  app_id?: string
  moHttpUrl?: string
  moSmppSysType?: string
  voiceCallbackType?: string
  voiceCallbackValue?: string
  voiceStatusCallback?: string
  messagesCallbackType?: string
  messagesCallbackValue?: string
}

/** A recording or a transcript, and which application may have it. */
export type FakeFile = { application: string } & (
  | { contentType: string; bytes: Buffer; breaksOff?: boolean }
  | { redirectsTo: string }
)

/** What Vonage knows: one account, its applications by id and its numbers by their digits. */
export type World = {
  apiKey: string
  apiSecret: string
  applications: Map<string, FakeApplication>
  numbers: Map<string, FakeNumber>
  /** Its webhooks are signed with it. */
  signatureSecret: string
  /** The phones that ring or rang, by their legs. */
  calls: Map<string, RungPhone>
  /** By their ids. */
  files: Map<string, FakeFile>
  /** When calls were placed in the last second. */
  placedAt: number[]
  /** Tokens that were seen: none is taken twice. */
  usedTokens: Set<string>
}

export type Asked = { method: string; url: URL; headers: IncomingHttpHeaders; body: string }
export type Answer = {
  status: number
  body?: unknown
  /** In place of `body`: a file. */
  bytes?: Buffer
  /** The connection breaks half way through the file. */
  breaksOff?: boolean
  headers?: Record<string, string>
}

/** One of Vonage's APIs: an answer, or nothing when the address is another's. */
export type FakeApi = (world: World, asked: Asked) => Answer | undefined

export const newWorld = ({ apiKey = 'abcd1234', apiSecret = 'api-secret-0123456789' } = {}): World => ({
  apiKey,
  apiSecret,
  applications: new Map(),
  numbers: new Map(),
  signatureSecret: 'signature-secret-0123456789',
  calls: new Map(),
  files: new Map(),
  placedAt: [],
  usedTokens: new Set(),
})

/** HTTP Basic with the key and secret of the account. */
export const isOwner = ({ apiKey, apiSecret }: World, { headers }: Asked): boolean =>
  headers.authorization === `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`
