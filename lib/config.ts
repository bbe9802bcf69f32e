import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { ROLES, type Role } from './access/roles'
import { type AllowedInside, readNetwork } from './outgoing/inside'

/** A setting is wrong. The message is one plain sentence that names the variable and says what to write. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const port = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .refine((value) => value <= 65_535)

const host = z.string().regex(/^(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z:._-]{1,253})$/)

const databaseUrl = z
  .string()
  .refine((url) => /^file:./.test(url) || (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)))

/** An address without query: paths are put behind it. */
const publicUrl = z
  .string()
  .refine((url) => {
    if (!URL.canParse(url)) return false
    const { protocol, search, hash } = new URL(url)
    return /^https?:$/.test(protocol) && !search && !hash
  })
  .transform((url) => url.replace(/\/+$/, ''))

const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')

/** 32 bytes as base64 (with or without padding), as `openssl rand -base64 32` writes them. */
const key = z
  .string()
  .refine((text) => /^[\w+/-]{43}=?$/.test(text.trim()))
  .transform((text) => Buffer.from(text.trim(), 'base64'))

const keys = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(key).min(1))

const allowedInside = z
  .string()
  .transform(
    (text): AllowedInside =>
      text === 'yes' || (text !== 'no' && text.split(',').map((network) => network.trim())),
  )
  .refine((allowed) => typeof allowed === 'boolean' || allowed.every((network) => readNetwork(network)))

/** Addresses and ranges of addresses: `10.0.0.0/8, 192.168.1.7`. */
const ranges = z
  .string()
  .transform((text) => text.split(',').map((range) => range.trim()))
  .refine((all) => all.every((range) => ipaddr.isValid(range) || ipaddr.isValidCIDR(range)))

/** Domains of e-mail addresses. */
const domains = z
  .string()
  .toLowerCase()
  .transform((text) => text.split(',').map((domain) => domain.trim().replace(/^@/, '')))
  .refine((all) => all.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)))

const KEY_RULE = '32 random bytes as base64 (openssl rand -base64 32 makes them)'

/** Every setting there is: how it is read, and what to write in it. */
const SETTINGS = {
  DATABASE_URL: [databaseUrl, 'file:<path> for SQLite or postgres://user:password@host:5432/name'],
  DATA_DIR: [z.string(), 'a folder'],
  HOST: [host, 'the address on which the dashboard listens, such as 127.0.0.1'],
  PORT: [port, 'a port between 1 and 65535'],
  DASHBOARD_URL: [
    publicUrl,
    'the address under which people reach the dashboard, such as https://patchbay.example.com',
  ],
  TRUSTED_PROXIES: [
    ranges,
    'the addresses of the proxies in front of the dashboard, such as 10.0.0.0/8 or several separated by commas',
  ],
  VOICE_HOST: [host, 'the address on which the voice server listens, such as 0.0.0.0'],
  VOICE_PORT: [port, 'a port between 1 and 65535'],
  PUBLIC_URL: [
    publicUrl,
    'the address under which carriers reach the voice server, such as https://voice.example.com',
  ],
  VONAGE_API_URL: [publicUrl, 'the address of Vonage’s API, such as https://api.nexmo.com'],
  VONAGE_REST_URL: [publicUrl, 'the address of Vonage’s API for numbers, such as https://rest.nexmo.com'],
  LOG_LEVEL: [z.enum(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`],
  ALLOW_PRIVATE_ADDRESSES: [
    allowedInside,
    'no, yes when flows may ask services inside your own network, or the networks they may ask, such as 10.1.0.0/16,192.168.0.7',
  ],
  RECORDINGS_S3_BUCKET: [
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    'the name of a bucket in an S3-compatible store, such as acme-recordings',
  ],
  RECORDINGS_S3_ENDPOINT: [publicUrl, 'the address of the store, such as https://s3.example.com'],
  RECORDINGS_S3_REGION: [z.string().regex(/^[a-z0-9-]{1,40}$/), 'a region, such as eu-west-1'],
  RECORDINGS_S3_PATH_STYLE: [
    yesOrNo,
    'yes when the store knows its buckets by path (https://s3.example.com/bucket), else no',
  ],
  RECORDINGS_S3_KEY_ID: [z.string().min(1).max(200), 'the id of an access key'],
  RECORDINGS_S3_SECRET: [z.string().min(1).max(200), 'the secret of that access key'],
  OIDC_ISSUER: [publicUrl, 'the address of your identity provider, such as https://login.example.com'],
  OIDC_CLIENT_ID: [z.string(), 'the client id that your identity provider gave to Patchbay'],
  OIDC_CLIENT_SECRET: [z.string(), 'the client secret that your identity provider gave to Patchbay'],
  OIDC_NAME: [z.string().max(40), 'the name of your identity provider on the sign-in page'],
  OIDC_DOMAINS: [domains, 'the e-mail domains that may come in without an invitation, such as example.com'],
  OIDC_ROLE: [z.enum(ROLES), `one of ${ROLES.join(', ')}`],
  SEAL_KEY: [keys, `${KEY_RULE}, or several of them separated by commas`],
  ENCRYPTION_KEY: [keys, `${KEY_RULE}, or several of them separated by commas`],
  SANDBOX_SECRET: [z.string().min(16), 'at least 16 characters'],
  SIGN_IN_KEY: [key, KEY_RULE],
} as const satisfies Record<string, readonly [z.ZodType, string]>

/** Settings whose value must not be repeated on a screen. */
const SECRET = [
  'DATABASE_URL',
  'RECORDINGS_S3_SECRET',
  'SEAL_KEY',
  'ENCRYPTION_KEY',
  'SANDBOX_SECRET',
  'SIGN_IN_KEY',
  'OIDC_CLIENT_SECRET',
]

type Name = keyof typeof SETTINGS

/** The names of all settings. */
export const SETTING_NAMES = Object.keys(SETTINGS)
type Value<N extends Name> = z.infer<(typeof SETTINGS)[N][0]>

export type Config = {
  /** `file:` with an absolute path, or `postgres://`. */
  databaseUrl: string
  /** Absolute. */
  dataDir: string
  host: string
  port: number
  /** Where people reach the dashboard. Without a slash at its end. */
  dashboardUrl: string
  /** Addresses and ranges of the proxies whose word about who asks is taken. */
  trustedProxies: string[]
  voiceHost: string
  voicePort: number
  /** Without a slash at its end. */
  publicUrl: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** Which web services of flows may lie inside the own network. */
  allowPrivateAddresses: AllowedInside
  /** Where the APIs of carriers are, by the carrier and its own name of each. */
  carrierHosts: { vonage: { api: string; rest: string } }
  /** The store that recordings are kept in; absent: the data folder. */
  recordingsS3?: S3Config
  /** An identity provider that people may sign in with. */
  oidc?: Oidc
  /** Secrets that the environment gives; `readSecrets` completes them. */
  givenSecrets: { sealKeys?: Buffer[]; encryptionKeys?: Buffer[]; sandboxSecret?: string; signInKey?: Buffer }
}

/** A bucket of an S3-compatible store. */
export type S3Config = {
  bucket: string
  /** Absent: Amazon's own. */
  endpoint?: string
  region: string
  /** The bucket is in the path of addresses, not in the name of the host. */
  pathStyle: boolean
  /** Absent: what the machine itself is allowed. */
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

export type Oidc = {
  issuer: string
  clientId: string
  clientSecret: string
  /** As it is called on the sign-in page. */
  name: string
  /** E-mail domains whose people may come in without an invitation, and what they may do then. */
  domains: string[]
  role: Role
}

/**
 * Reads every setting from the environment; nothing else in the program does. An empty variable counts as not set.
 *
 * @throws ConfigError at the first setting that is wrong
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const read = <N extends Name>(name: N): Value<N> | undefined => {
    const text = env[name]?.trim()
    if (!text) return undefined
    const [schema, rule] = SETTINGS[name]
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data as Value<N> // the table pairs each name with its schema
    const shown = SECRET.includes(name) ? '' : ` is "${text}", which it cannot be`
    throw new ConfigError(`${name}${shown || ' is not as it should be'}: write ${rule}.`)
  }

  const dataDir = resolve(/* turbopackIgnore: true */ read('DATA_DIR') ?? 'data')
  const port = read('PORT') ?? 3000
  const voicePort = read('VOICE_PORT') ?? 3001
  if (port === voicePort)
    throw new ConfigError(`PORT and VOICE_PORT are both ${port}: give the voice server a port of its own.`)
  const recordingsS3 = s3Of(read)
  const sealKeys = read('SEAL_KEY')
  const encryptionKeys = read('ENCRYPTION_KEY')
  const sandboxSecret = read('SANDBOX_SECRET')
  const signInKey = read('SIGN_IN_KEY')
  const listensAt = read('HOST') ?? '127.0.0.1'
  const oidc = oidcOf(read)
  return {
    databaseUrl: absolute(read('DATABASE_URL') ?? `file:${dataDir}/patchbay.db`),
    dataDir,
    host: listensAt,
    port,
    dashboardUrl: read('DASHBOARD_URL') ?? `http://${nameOf(listensAt)}:${port}`,
    trustedProxies: read('TRUSTED_PROXIES') ?? [],
    voiceHost: read('VOICE_HOST') ?? '0.0.0.0',
    voicePort,
    publicUrl: read('PUBLIC_URL') ?? `http://localhost:${voicePort}`,
    logLevel: read('LOG_LEVEL') ?? 'warn',
    allowPrivateAddresses: read('ALLOW_PRIVATE_ADDRESSES') ?? false,
    carrierHosts: {
      vonage: {
        api: read('VONAGE_API_URL') ?? 'https://api.nexmo.com',
        rest: read('VONAGE_REST_URL') ?? 'https://rest.nexmo.com',
      },
    },
    ...(recordingsS3 && { recordingsS3 }),
    ...(oidc && { oidc }),
    givenSecrets: {
      ...(sealKeys && { sealKeys }),
      ...(encryptionKeys && { encryptionKeys }),
      ...(sandboxSecret && { sandboxSecret }),
      ...(signInKey && { signInKey }),
    },
  }
}

type Reader = <N extends Name>(name: N) => Value<N> | undefined

function s3Of(read: Reader): S3Config | undefined {
  const bucket = read('RECORDINGS_S3_BUCKET')
  const endpoint = read('RECORDINGS_S3_ENDPOINT')
  const accessKeyId = read('RECORDINGS_S3_KEY_ID')
  const secretAccessKey = read('RECORDINGS_S3_SECRET')
  if (!bucket && (endpoint || accessKeyId))
    throw new ConfigError('RECORDINGS_S3_BUCKET is not set: write the name of the bucket for recordings.')
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey))
    throw new ConfigError(
      'RECORDINGS_S3_KEY_ID and RECORDINGS_S3_SECRET belong together: set both or neither.',
    )
  if (!bucket) return undefined
  return {
    bucket,
    region: read('RECORDINGS_S3_REGION') ?? 'us-east-1',
    // A store of one's own rarely has a name for each bucket.
    pathStyle: read('RECORDINGS_S3_PATH_STYLE') ?? endpoint !== undefined,
    ...(endpoint && { endpoint }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  }
}

/** The identity provider, when all that it takes is set. */
function oidcOf(read: Reader): Oidc | undefined {
  const [issuer, clientId, clientSecret] = [
    read('OIDC_ISSUER'),
    read('OIDC_CLIENT_ID'),
    read('OIDC_CLIENT_SECRET'),
  ]
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: set all three.')
  return {
    issuer,
    clientId,
    clientSecret,
    name: read('OIDC_NAME') ?? 'your organisation',
    domains: read('OIDC_DOMAINS') ?? [],
    role: read('OIDC_ROLE') ?? 'viewer',
  }
}

/** How a browser on this machine names where the dashboard listens. */
const nameOf = (host: string): string =>
  ({ '0.0.0.0': 'localhost', '::': 'localhost', '[::]': 'localhost' })[host] ??
  (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

/** A relative path to a SQLite file means the same file in every process, wherever that was started. */
const absolute = (url: string) =>
  url.startsWith('file:') ? `file:${resolve(/* turbopackIgnore: true */ url.slice(5))}` : url
