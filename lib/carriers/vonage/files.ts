import { createPrivateKey, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { CallAccess, FileFetched, Files, FileTrouble } from '../carrier'

/** Vonage's own, of every region. */
const ITS_HOSTS = /(^|\.)(nexmo|vonage)\.com$/
const TOKEN_SECONDS = 120

const STATUSES: Record<number, FileTrouble> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  410: 'not-found',
  429: 'too-many',
}
/** These come to the same however often they are asked. */
const LASTING: FileTrouble[] = ['foreign-address', 'unauthorized', 'not-found']

/** Recordings and what was written of them, from where their webhooks say (https://developer.vonage.com/en/voice/voice-api/guides/recording). */
export const files: Files = {
  keptDays: 30,

  async fetch({ credentials, hosts }, url, signal) {
    if (!isItsOwn(url, hosts.api)) return failed('foreign-address')
    const { applicationId, privateKey } = credentials
    if (!applicationId || !privateKey) return failed('not-set-up')
    const token = await tokenOf(applicationId, privateKey).catch(() => undefined)
    if (!token) return failed('bad-private-key')
    // Wherever a redirect leads, the token is not for it.
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, 'user-agent': 'Patchbay' },
      redirect: 'manual',
      signal,
    }).catch(() => undefined)
    if (!response) return failed('unreachable')
    if (response.ok && response.body) return fetched(response)
    await response.body?.cancel().catch(() => undefined)
    if (response.status >= 300 && response.status < 400) return failed('sent-elsewhere')
    return failed(STATUSES[response.status] ?? 'carrier-failed')
  },
}

/**
 * May the token of the application go there? The address comes from a webhook, and could be anybody's. Where the owner has said
 * that Vonage's API lies elsewhere (a proxy, a stand-in), that very origin is Vonage's as well.
 */
export function isItsOwn(url: string, api: CallAccess['hosts'][string] | undefined): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, origin, username } = new URL(url)
  if (username !== '') return false
  if (api && origin === new URL(api).origin) return true
  return protocol === 'https:' && ITS_HOSTS.test(hostname)
}

const failed = (reason: FileTrouble): FileFetched => ({
  ok: false,
  reason,
  isLasting: LASTING.includes(reason),
})

function fetched({ headers, body }: Response): FileFetched {
  const length = headers.get('content-length')
  const isPacked = headers.get('content-encoding') !== null
  return {
    ok: true,
    body: body as unknown as AsyncIterable<Uint8Array>, // what fetch gives is one on Node
    ...(length !== null && !isPacked && { sizeBytes: Number(length) }),
  }
}

/** Vonage takes each token once, and keys as PKCS 8 or PKCS 1. */
const tokenOf = (applicationId: string, privateKey: string): Promise<string> =>
  new SignJWT({ application_id: applicationId })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_SECONDS}s`)
    .setJti(randomUUID())
    .sign(createPrivateKey(privateKey))
