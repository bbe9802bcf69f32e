import type { Carrier } from '../carrier'
import { calls } from './calls'
import { check } from './check'
import { files } from './files'
import { read } from './read'
import { nothing, render } from './render'
import { sendText } from './send-text'
import { trial } from './trial'
import { verify } from './verify'

/** Vonage Voice: NCCO documents and signed webhooks, as `developer.vonage.com/en/voice` describes them. */
export const vonage: Carrier = {
  name: 'vonage',
  title: 'Vonage',
  verify,
  read,
  render,
  nothing,
  check,
  sendText,
  calls,
  files,
  trial,
  // The SDK takes a second to load, and the voice server never needs it.
  account: async (access) => (await import('./account')).account(access),
}
