/** What a call to a carrier's API came to. `message` says in plain words what stood in the way and what to do. */
export type RemoteFailure = {
  ok: false
  reason:
    | 'not-set'
    | 'wrong-credentials'
    | 'too-many-requests'
    | 'timeout'
    | 'unreachable'
    | 'carrier-broken'
    | 'bad-answer'
    | 'not-found'
    | 'name-taken'
    | 'refused'
    | 'not-kept'
  message: string
}
export type Remote<Value> = { ok: true; value: Value } | RemoteFailure

/** What it takes to reach the API of an account. */
export type AccountAccess = {
  apiKey: string
  apiSecret: string
  /** By the carrier's own names. */
  hosts: Record<string, string>
  /** For each request. Five when nothing is said. */
  timeoutSeconds?: number
}

/** Where the carrier asks what to do, and tells what happens. */
export type WebhookAddress = {
  url: string
  method: string
  connectTimeoutMs?: number
  responseTimeoutMs?: number
}

/** What holds webhook addresses at the carrier, and to which numbers are linked. */
export type Application = {
  id: string
  name: string
  /** PEM; its private half signs our own requests. */
  publicKey?: string
  canTakeCalls: boolean
  answer?: WebhookAddress
  fallback?: WebhookAddress
  event?: WebhookAddress
  /** The carrier signs its webhooks. Unknown when it does not say. */
  isSigned?: boolean
}

/** Something that will not be at the carrier as it is now. */
export type PlannedChange = {
  /** "Answer address" */
  what: string
  /** As a person reads it; nothing when it is not set. */
  now: string | null
  will: string | null
}

/** Where a number sends its calls. */
export type AnsweredBy =
  | { by: 'application'; id: string }
  | { by: 'sip' | 'phone' | 'other'; address: string }
  | { by: 'nothing' }

/** A number that the account holds. */
export type OwnedNumber = {
  /** E.164 with `+`. */
  e164: string
  /** Two letters. */
  country: string
  /** The carrier's word: `mobile-lvn`. */
  type: string
  /** "voice", "text", "picture". */
  features: string[]
  answeredBy: AnsweredBy
}

/** An account at a carrier, over the network. Never throws; each request has a time-out. */
export type RemoteAccount = {
  /** Are key and secret taken? */
  check: () => Promise<Remote<undefined>>
  applications: () => Promise<Remote<Application[]>>
  application: (id: string) => Promise<Remote<Application>>
  /**
   * Makes an application whose webhooks come here. One of that name and key that is there already is taken: the answer to
   * an earlier try was lost.
   */
  createApplication: (wanted: {
    name: string
    publicKey: string
    publicUrl: string
  }) => Promise<Remote<Application>>
  /** What `setWebhooks` would change; pure. */
  webhookChanges: (application: Application, publicUrl: string) => PlannedChange[]
  /** Calls come here as they should, whatever else `webhookChanges` would change; pure. */
  comesHere: (application: Application, publicUrl: string) => boolean
  /** Lets the webhooks of an application come here, leaves everything else of it as it is, and reads it back. */
  setWebhooks: (id: string, publicUrl: string) => Promise<Remote<Application>>
  numbers: () => Promise<Remote<OwnedNumber[]>>
  number: (e164: string) => Promise<Remote<OwnedNumber>>
  /** Lets an application answer a number, leaves everything else of it as it is, and reads it back. */
  linkNumber: (e164: string, applicationId: string) => Promise<Remote<OwnedNumber>>
  /** Takes a number off an application. One that answers elsewhere is left alone. */
  unlinkNumber: (e164: string, applicationId: string) => Promise<Remote<OwnedNumber>>
}
