import type { Role } from '@/lib/access/roles'
import type { Oidc } from '@/lib/config'
import { audit } from '@/lib/store/audit'
import type { Database } from '@/lib/store/database'
import { endLink, openLinks } from '@/lib/store/one-time-links'

/** What the identity provider is called in addresses, and in the table of ways in. */
export const OIDC = 'oidc'

/** The identity provider, as better-auth is told of it. Its word counts only when signed by its key, for this very sign-in. */
export const providerOf = ({ issuer, clientId, clientSecret }: Oidc) => ({
  providerId: OIDC,
  discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  requireIdTokenVerification: true,
})

type Newcomer = { email: string; emailVerified?: boolean }

/** What somebody may do who comes by the identity provider for the first time; nothing for who may not come in. */
export async function roleOfNewcomer(
  db: Database,
  { domains, role }: Oidc,
  { email, emailVerified }: Newcomer,
): Promise<Role | undefined> {
  if (!emailVerified) return undefined
  const invited = (await openLinks(db, 'invitation')).find((link) => link.email === email.toLowerCase())
  if (invited?.role) return invited.role
  return domains.includes(email.toLowerCase().split('@').at(-1) ?? '') ? role : undefined
}

/** Somebody has come in: their invitation is used up. */
export async function newcomerIsIn(
  db: Database,
  { name, email, role }: { name: string; email: string; role: string },
): Promise<void> {
  for (const link of await openLinks(db, 'invitation'))
    if (link.email === email.toLowerCase()) await endLink(db, link.id)
  await audit(db, { action: 'person.joined', subject: name, details: { role, by: 'identity provider' } })
}
