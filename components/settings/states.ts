/** A part of an account that can be set. */
export type AccountPart =
  | 'apiKey'
  | 'apiSecret'
  | 'applicationId'
  | 'privateKey'
  | 'signatureSecret'
  | 'previousSignatureSecret'

/** What is told of an account: never a value. */
export type AccountState = {
  isSet: Record<AccountPart, boolean>
  changedAt: Record<AccountPart, string | null>
}

export type Change = { what: string; now: string | null; will: string | null }

/** The application that is taken, as the carrier has it now. */
export type ApplicationState = {
  application: { id: string; name: string }
  changes: Change[]
  isKeyRight: boolean | null
}

/** Applications that may be taken, and what one would hold that is created. */
export type Choice = { applications: { id: string; name: string; comesHere: boolean }[]; plan: Change[] }

/** Something that the carrier is asked for. */
export type Asked<Data> =
  | { state: 'asking' }
  | { state: 'failed'; message: string }
  | { state: 'there'; data: Data }
