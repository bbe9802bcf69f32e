import type { Account } from '@/lib/carriers/carrier'
import { SANDBOX_ACCOUNT_ID } from '@/lib/carriers/sandbox/sender'
import { SANDBOX } from '@/lib/carriers/test-line'
import type { Secrets } from '@/lib/secrets'

/** The built-in carrier: it speaks Vonage's dialect, signs with a secret of this installation, and rings only its own numbers. */
export const sandboxAccount = ({ sandboxSecret }: Pick<Secrets, 'sandboxSecret'>): Account => ({
  carrier: SANDBOX,
  id: SANDBOX_ACCOUNT_ID,
  secrets: [sandboxSecret],
  applicationIds: [],
  acceptsUnsigned: false,
})
