import { callsBy } from '@/lib/carriers'
import type { CallAccess, Calls } from '@/lib/carriers/carrier'
import { SANDBOX_ACCOUNT_ID } from '@/lib/carriers/sandbox/sender'
import { isTestLine } from '@/lib/carriers/test-line'
import { credentialsOf } from '@/lib/store/accounts'
import { makeLines } from '@/lib/store/sandbox-lines'
import type { CallingDeps } from './calling'

/** How the calls of a carrier are placed and changed; nothing where it cannot, or has no account yet. */
export async function callsAt(
  { db, secrets, config }: CallingDeps,
  carrier: string,
): Promise<{ calls: Calls; access: CallAccess } | undefined> {
  const calls = Object.hasOwn(callsBy, carrier) ? callsBy[carrier] : undefined
  if (!calls) return undefined
  // The sandbox is an account like others; its secret is this installation's own.
  if (isTestLine(carrier))
    return {
      calls,
      access: {
        credentials: { apiKey: SANDBOX_ACCOUNT_ID, apiSecret: secrets.sandboxSecret },
        hosts: {},
        lines: makeLines(db),
      },
    }
  const credentials = await credentialsOf(db, secrets.encryptionKey, carrier)
  const hosts: Record<string, Record<string, string>> = config.carrierHosts
  return credentials && { calls, access: { credentials, hosts: hosts[carrier] ?? {} } }
}
