import type { Role } from '../roles'

/** `nobody`: for who is not signed in. Say why in the reason. */
type Rule = Role | { nobody: string }

/**
 * Every page, and what whoever looks must at least be. A page that is not here fails a test: add a line for yours, and begin the
 * page with `await pageServer(role)`.
 */
export const PAGES: Record<string, Rule> = {
  '/': 'viewer',
  '/calls': 'viewer',
  '/calls/[id]': 'viewer',
  '/calls/live': 'viewer',
  '/flows': 'viewer',
  '/flows/[id]': 'viewer',
  '/flows/[id]/publish': 'viewer',
  '/flows/[id]/versions': 'viewer',
  '/flows/[id]/versions/[number]': 'viewer',
  '/hours': 'viewer',
  '/hours/[name]': 'viewer',
  '/numbers': 'viewer',
  '/phone': 'viewer',
  '/settings/api-keys': 'owner',
  '/settings/audit': 'owner',
  '/settings/carriers': 'viewer',
  '/settings/notices': 'viewer',
  '/settings/people': 'viewer',
  '/settings/profile': 'viewer',
  '/join/[token]': { nobody: 'whoever holds a link comes in here' },
  '/reset': { nobody: 'whoever does not know their password asks here' },
  '/reset/[token]': { nobody: 'whoever holds a link sets a password here' },
  '/sign-in': { nobody: 'signing in begins here' },
}

/**
 * Every route of the pages' own, by method. A route that is not here fails a test: add a line for yours, and make it with
 * `internalRoute(role, …)`.
 */
export const ROUTES: Record<string, Record<string, Rule>> = {
  '/internal/api-keys': { POST: 'owner' },
  '/internal/api-keys/[id]': { DELETE: 'owner' },
  '/internal/audit/export': { GET: 'owner' },
  '/internal/calendars/[name]': { PUT: 'publisher', DELETE: 'publisher' },
  '/internal/calendars/[name]/override': { PUT: 'publisher' },
  '/internal/calendars/preview': { POST: 'viewer' },
  '/internal/calls': { GET: 'viewer', POST: 'publisher' },
  '/internal/calls/[id]': { GET: 'viewer', DELETE: 'publisher' },
  '/internal/calls/[id]/node': { PUT: 'publisher' },
  '/internal/calls/[id]/raw': { GET: 'viewer' },
  '/internal/calls/live': { GET: 'viewer' },
  '/internal/calls/stream': { GET: 'viewer' },
  '/internal/carriers/[carrier]/account': { PUT: 'owner', DELETE: 'owner' },
  '/internal/carriers/[carrier]/application': { GET: 'viewer', POST: 'owner', PUT: 'owner' },
  '/internal/carriers/[carrier]/application/webhooks': { POST: 'owner' },
  '/internal/carriers/[carrier]/applications': { GET: 'viewer' },
  '/internal/carriers/[carrier]/numbers': { GET: 'viewer', POST: 'owner' },
  '/internal/doctor': { POST: 'owner' },
  '/internal/flows': { GET: 'viewer', POST: 'editor' },
  '/internal/flows/[id]/archived': { PUT: 'editor' },
  '/internal/flows/[id]/draft': { GET: 'viewer', PUT: 'editor' },
  '/internal/flows/[id]/duplicate': { POST: 'editor' },
  '/internal/flows/[id]/export': { GET: 'viewer' },
  '/internal/flows/[id]/live': { GET: 'viewer', PUT: 'publisher' },
  '/internal/flows/[id]/presence': { POST: 'viewer' },
  '/internal/flows/[id]/publish': { POST: 'publisher' },
  '/internal/flows/[id]/publish/state': { GET: 'viewer' },
  '/internal/flows/[id]/restored': { POST: 'editor' },
  '/internal/flows/[id]/versions': { GET: 'viewer' },
  '/internal/join': { POST: { nobody: 'whoever holds a link comes in by it' } },
  '/internal/numbers': { POST: 'publisher' },
  '/internal/numbers/[e164]': { DELETE: 'publisher' },
  '/internal/numbers/[e164]/flow': { PUT: 'publisher' },
  '/internal/numbers/[e164]/label': { PUT: 'publisher' },
  '/internal/numbers/[e164]/link': { GET: 'viewer', POST: 'publisher' },
  '/internal/people/[id]': { PUT: 'owner', DELETE: 'owner' },
  '/internal/people/[id]/reset': { POST: 'owner' },
  '/internal/people/invitations': { POST: 'owner' },
  '/internal/people/invitations/[id]': { DELETE: 'owner' },
  '/internal/phone/calls/[conversation]': { GET: 'viewer' },
  '/internal/phone/deliver': { POST: 'editor' },
  '/internal/phone/line': { POST: 'editor' },
  '/internal/phone/numbers': { GET: 'viewer', POST: 'editor' },
  '/internal/phone/recordings/[id]': { PUT: 'editor', GET: 'viewer' },
  '/internal/profile': { PUT: 'viewer' },
  '/internal/profile/password': { PUT: 'viewer' },
  '/internal/profile/second-factor': { POST: 'viewer', PUT: 'viewer', DELETE: 'viewer' },
  '/internal/profile/second-factor/codes': { POST: 'viewer' },
  '/internal/profile/sessions': { DELETE: 'viewer' },
  '/internal/profile/sessions/[id]': { DELETE: 'viewer' },
  '/internal/reset': {
    POST: { nobody: 'whoever does not know their password asks for a link' },
    PUT: { nobody: 'whoever holds a link sets a password by it' },
  },
  '/internal/session': { POST: { nobody: 'signing in' }, DELETE: 'viewer' },
  '/internal/session/code': { POST: { nobody: 'the second step of signing in' } },
  '/internal/settings/mail': { PUT: 'owner', DELETE: 'owner' },
  '/internal/settings/mail/test': { POST: 'owner' },
  '/internal/templates': { GET: 'viewer' },
  '/internal/templates/[id]': { POST: 'editor' },
}

/** What else answers, and why no person of the dashboard stands behind it. */
export const OTHERS: Record<string, string> = {
  '/api/v1/[...path]': 'programs show a key; each of its routes is asked by the test of the API',
  '/healthz': 'says that the dashboard is up, and nothing else',
  '/webhooks/[...path]': 'carriers sign what they send',
}
