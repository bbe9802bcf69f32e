import type { AccountAccess, RemoteAccount } from '../../account'
import { applicationsOf } from './applications'
import { makeClient } from './client'
import { numbersOf } from './numbers'

/** An account at Vonage, through the official SDK. */
export function account(access: AccountAccess): RemoteAccount {
  const client = makeClient(access)
  return { ...applicationsOf(client), ...numbersOf(client) }
}
