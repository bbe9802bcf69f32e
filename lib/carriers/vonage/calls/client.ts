import { Auth } from '@vonage/auth'
import type { Voice } from '@vonage/voice'
import type { CallAccess, CallTrouble, Sent } from '../../carrier'
import { VoiceOnTape } from './on-tape'
import { troubleOf } from './trouble'

const API_URL = 'https://api.nexmo.com'
/** Somebody waits for the answer, and Vonage gives it within a second as a rule. */
const TIMEOUT_MS = 8_000

type Made<Result> = ({ ok: true; result: Result } | ({ ok: false } & Trouble)) & { sent?: Sent }
export type Trouble = { reason: CallTrouble; isUnknown: boolean; detail?: string }

/**
 * Asks Vonage something through the SDK. Nothing is tried again: what a lost answer left behind is not known.
 *
 * @param regionUrl where the call lives; only a host of Vonage's is given our token
 */
export async function ask<Result>(
  { credentials: { apiKey, apiSecret, applicationId, privateKey }, hosts: { api = API_URL } }: CallAccess,
  regionUrl: string | undefined,
  question: (voice: Voice) => Promise<Result>,
): Promise<Made<Result>> {
  if (!applicationId || !privateKey) return { ok: false, reason: 'not-set-up', isUnknown: false }
  let voice: VoiceOnTape | undefined
  try {
    const auth = new Auth({ apiKey, apiSecret, applicationId, privateKey })
    voice = new VoiceOnTape(auth, { apiHost: hostFor(api, regionUrl), timeout: TIMEOUT_MS })
    const result = await question(voice)
    return { ok: true, result, ...voice.taped() }
  } catch (problem) {
    return { ok: false, ...(await troubleOf(problem)), ...voice?.taped() }
  }
}

/** The region that a webhook named, where it is one of Vonage's; a webhook could name any host. */
export function hostFor(apiUrl: string, regionUrl: string | undefined): string {
  if (!regionUrl || !URL.canParse(regionUrl)) return apiUrl
  const { protocol, hostname, origin } = new URL(regionUrl)
  const isVonages = protocol === 'https:' && /(^|\.)(nexmo|vonage)\.com$/.test(hostname)
  // An API that was set to lie elsewhere has no regions of Vonage's.
  return isVonages && apiUrl === API_URL ? origin : apiUrl
}
