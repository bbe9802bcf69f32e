import { PASSWORD } from './password'

/** Of what is there already, by which some bodies and addresses name it. */
export type Known = { flow: string; number: string; person: string }

const byPassword = { password: PASSWORD }

/**
 * What each route of the pages’ own that takes a body is sent by a page: what nonsense is made from. `nothing` says that a
 * route reads none, and why.
 */
export const BODIES: Record<string, (known: Known) => unknown> = {
  'POST /internal/api-keys': () => ({ name: 'billing script', role: 'viewer', days: 30 }),
  'PUT /internal/calendars/[name]': () => ({ base: null, calendar: { timeZone: 'Europe/London' } }),
  'PUT /internal/calendars/[name]/override': () => ({
    state: 'closed',
    until: '2099-01-01T00:00:00Z',
    note: '',
  }),
  'POST /internal/calendars/preview': () => ({ timeZone: 'Europe/London', week: {}, days: [] }),
  'POST /internal/calls': ({ flow, number }) => ({
    to: '+447700900123',
    from: number,
    flow,
    key: 'one of a kind',
  }),
  'PUT /internal/calls/[id]/node': () => ({ node: 'menu' }),
  'POST /internal/calls/views': () => ({ name: 'Failed today', filters: '', columns: ['when'] }),
  'PUT /internal/carriers/[carrier]/account': () => ({ apiKey: 'abcd1234' }),
  'POST /internal/carriers/[carrier]/application': () => ({ name: 'Patchbay' }),
  'PUT /internal/carriers/[carrier]/application': () => ({ id: '78d335fa-323d-0114-9c3d-d6f0d48968cf' }),
  'POST /internal/carriers/[carrier]/numbers': () => ({ e164: '+442079460123' }),
  'POST /internal/flows': () => ({ template: 'reception' }),
  'PUT /internal/flows/[id]/archived': () => false,
  'PUT /internal/flows/[id]/draft': () => ({
    revision: 1,
    draft: { format: 1, name: 'Reception', nodes: {} },
  }),
  'PUT /internal/flows/[id]/live': () => ({ version: 1, live: 1 }),
  'POST /internal/flows/[id]/presence': () => ({ pageId: 'a page', nodeId: 'menu', isLeaving: true }),
  'POST /internal/flows/[id]/publish': () => ({ revision: 1, live: 1, consents: [], note: 'as it is' }),
  'POST /internal/flows/[id]/restored': () => ({ version: 1 }),
  'POST /internal/join': () => ({
    token: 'none',
    name: 'Eve',
    email: 'eve@patchbay.example',
    password: PASSWORD,
  }),
  'POST /internal/numbers': () => ({
    carrier: 'sandbox',
    country: '',
    number: '+442079460321',
    label: 'Shop',
  }),
  'PUT /internal/numbers/[e164]/flow': ({ flow }) => ({ flow, version: null }),
  'PUT /internal/numbers/[e164]/label': () => 'Front desk',
  'PUT /internal/people/[id]': () => ({ role: 'viewer' }),
  'POST /internal/people/invitations': () => ({ email: 'ben@patchbay.example', role: 'editor' }),
  'POST /internal/phone/deliver': () => ({
    method: 'GET',
    url: 'http://127.0.0.1:1/',
    body: {},
    timers: 'event',
  }),
  'POST /internal/phone/line': () => ({
    leg: 'a',
    conversation: 'b',
    from: '+447700900123',
    to: '+447700900124',
  }),
  'POST /internal/phone/numbers': ({ flow }) => ({ flow }),
  'PUT /internal/phone/recordings/[id]': () => ({ type: 'audio/webm', audio: 'AAAA' }),
  'PUT /internal/profile': () => ({ name: 'Ann', preferences: { timeZone: 'UTC' } }),
  'PUT /internal/profile/password': () => ({ current: PASSWORD, password: 'another long password' }),
  'POST /internal/profile/second-factor': () => byPassword,
  'PUT /internal/profile/second-factor': () => ({ code: '123456' }),
  'DELETE /internal/profile/second-factor': () => byPassword,
  'POST /internal/profile/second-factor/codes': () => byPassword,
  'POST /internal/recordings': () => ({ do: 'delete', ids: ['none'] }),
  'POST /internal/reset': () => ({ email: 'ann@patchbay.example' }),
  'PUT /internal/reset': () => ({ token: 'none', password: 'another long password' }),
  'PUT /internal/retention': () => ({ callsDays: 30, logDays: 7, recordingsDays: 7, maskAfterDays: 7 }),
  'POST /internal/retention/plan': () => ({ callsDays: 30, logDays: 7, recordingsDays: 7, maskAfterDays: 7 }),
  'POST /internal/retention/caller': () => ({ number: '+447700900123' }),
  'POST /internal/retention/caller/erase': () => ({ number: '+447700900123' }),
  'POST /internal/retention/caller/export': () => ({ number: '+447700900123' }),
  'POST /internal/session': () => ({ email: 'owner@patchbay.example', password: PASSWORD }),
  'POST /internal/session/code': () => ({ code: '123456', isRecovery: false }),
  'POST /internal/session/oidc': () => ({ to: '/flows' }),
  'PUT /internal/settings/mail': () => ({
    host: 'smtp.example',
    port: 587,
    security: 'tls',
    user: '',
    from: 'pb@x.example',
  }),
  'POST /internal/settings/mail/test': () => ({ to: 'ann@patchbay.example' }),
  'PUT /internal/settings/notices': () => ({
    addresses: [],
    attachesSound: false,
    webhookUrl: '',
    newSecret: false,
  }),
}

/** Routes that change something by their address alone. A body is read, bounded and ignored. */
export const BODILESS = [
  'DELETE /internal/api-keys/[id]',
  'DELETE /internal/calendars/[name]',
  'DELETE /internal/calls/[id]',
  'DELETE /internal/calls/views/[id]',
  'DELETE /internal/carriers/[carrier]/account',
  'POST /internal/carriers/[carrier]/application/webhooks',
  'POST /internal/doctor',
  'POST /internal/flows/[id]/duplicate',
  'DELETE /internal/numbers/[e164]',
  'POST /internal/numbers/[e164]/link',
  'DELETE /internal/people/[id]',
  'POST /internal/people/[id]/reset',
  'DELETE /internal/people/invitations/[id]',
  'DELETE /internal/profile/sessions',
  'DELETE /internal/profile/sessions/[id]',
  'DELETE /internal/session',
  'DELETE /internal/settings/mail',
  'POST /internal/settings/notices/test',
  'POST /internal/templates/[id]',
]
