import { problemText } from '@/lib/flow/problem-text'
import type { Bare } from './story'
import { PROBLEM_WORDS } from './words'

/** The caller heard an apology, and why. */
export const apologyMoment = (code: string): Bare => ({
  by: 'system',
  what: 'The caller heard an apology',
  detail: inWords(code),
  isTrouble: true,
})

/** A code of the voice server or of the walk as a sentence that says what to do; what is none of them is a text already. */
export function inWords(code: string): string {
  if (PROBLEM_WORDS[code]) return PROBLEM_WORDS[code]
  if (/^[a-z-]+\.[a-z.-]+$/.test(code)) return problemText({ code })
  const [, sort = '', reason = ''] = /^(\w+): ([\s\S]+)$/.exec(code) ?? []
  return REASON_WORDS[sort]?.(reason) ?? code
}

/** What went wrong at a node, by the word before the reason. */
const REASON_WORDS: Record<string, (reason: string) => string> = {
  template: (reason) => `A text could not be filled in: ${reason}. Correct its spelling.`,
  http: (reason) =>
    HTTP_WORDS[reason] ?? `The web service could not be asked (${reason}). See whether it is up.`,
  sms: (reason) =>
    SMS_WORDS[reason] ?? `The text could not be sent (${reason}). See the carrier’s own log of messages.`,
  fallback: (reason) => `Another webhook had failed: ${reason}`,
}

const HTTP_WORDS: Record<string, string> = {
  timeout: 'The web service did not answer in time. Give it longer at this node, or see why it is slow.',
  'address-refused':
    'The address of the web service lies inside your own network, where nobody is asked unless ALLOW_PRIVATE_ADDRESSES is set.',
  'too-many-redirects': 'The web service redirected too often. Give the address that answers.',
  'redirect-to-another-origin':
    'The web service redirected to another machine. Give the address that answers.',
  lost: 'Patchbay was stopped while it asked the web service. What came of it is not known.',
  'never-started': 'The web service was not asked: Patchbay was stopped just then.',
}

const SMS_WORDS: Record<string, string> = {
  'carrier-not-set-up': 'The text could not be sent: the carrier’s account is not set up. Set it up.',
  timeout: 'The carrier did not answer in time. The text may have been sent all the same.',
  unreachable: 'The carrier could not be reached, so the text was not sent.',
  'bad-private-key':
    'The text could not be sent: the application’s private key cannot be read. Set it again.',
  'http-401': 'The text could not be sent: the carrier does not take the account’s credentials. Check them.',
}
