import type { Application, Remote, RemoteAccount } from '../../account'
import type { Client } from './client'
import { applicationDocument, applicationOf, applicationPage } from './documents'
import { comesHere, webhookChanges, webhooksTo } from './webhooks'

const PATH = '/v2/applications'
const PAGE_SIZE = 100
/** As many as are looked through. An account has some dozens. */
const MAX_PAGES = 10

type Part = Pick<
  RemoteAccount,
  | 'check'
  | 'applications'
  | 'application'
  | 'createApplication'
  | 'webhookChanges'
  | 'comesHere'
  | 'setWebhooks'
>

/** The applications of an account. */
export function applicationsOf(client: Client): Part {
  async function all(): Promise<Remote<Application[]>> {
    const found: Application[] = []
    for (let page = 1; page <= MAX_PAGES; page++) {
      const read = await client.get(applicationPage, PATH, { page_size: PAGE_SIZE, page })
      if (!read.ok) return read
      found.push(...(read.value._embedded?.applications ?? []).map(applicationOf))
      if (page >= (read.value.total_pages ?? 1)) break
    }
    return { ok: true, value: found }
  }

  async function one(id: string): Promise<Remote<Application>> {
    const read = await client.get(applicationDocument, pathOf(id))
    if (read.ok) return { ok: true, value: applicationOf(read.value) }
    return read.reason === 'not-found' ? { ...read, message: GONE } : read
  }

  return {
    async check() {
      const read = await client.get(applicationPage, PATH, { page_size: 1, page: 1 })
      return read.ok ? { ok: true, value: undefined } : read
    },
    applications: all,
    application: one,
    webhookChanges,
    comesHere,

    async createApplication({ name, publicKey, publicUrl }) {
      const known = await all()
      if (!known.ok) return known
      const alike = known.value.filter((application) => application.name === name)
      const ours = alike.find((application) => isSameKey(application.publicKey, publicKey))
      if (ours) return { ok: true, value: ours }
      if (alike.length > 0)
        return {
          ok: false,
          reason: 'name-taken',
          message: `Vonage has an application named “${name}” already. Take that one, or give the new one another name.`,
        }
      const made = await client.post(applicationDocument, PATH, {
        name,
        keys: { public_key: publicKey },
        capabilities: { voice: { webhooks: webhooksTo(publicUrl), signed_callbacks: true } },
      })
      return made.ok ? { ok: true, value: applicationOf(made.value) } : made
    },

    async setWebhooks(id, publicUrl) {
      const read = await client.get(applicationDocument, pathOf(id))
      if (!read.ok) return read.reason === 'not-found' ? { ...read, message: GONE } : read
      // The whole document goes back, whatever else is in it: what is left out is gone. `id` and `_links` are only told.
      const { id: _, _links: __, capabilities, ...rest } = read.value
      const voice = capabilities?.voice
      const put = await client.put(applicationDocument, pathOf(id), {
        ...rest,
        capabilities: {
          ...capabilities,
          voice: { ...voice, webhooks: webhooksTo(publicUrl, voice?.webhooks), signed_callbacks: true },
        },
      })
      if (!put.ok) return put
      const kept = await one(id)
      if (!kept.ok || webhookChanges(kept.value, publicUrl).length === 0) return kept
      const which = webhookChanges(kept.value, publicUrl).map(({ what }) => what.toLowerCase())
      return {
        ok: false,
        reason: 'not-kept',
        message: `Vonage took the addresses but shows others when they are read back (${which.join(', ')}). Try again, or set them in the Vonage dashboard.`,
      }
    },
  }
}

const GONE =
  'Vonage has no application with this id in this account. Take another one, or create one, under Application.'

const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`

/** PEM may come back with other line ends. */
const isSameKey = (one: string | undefined, other: string): boolean =>
  one?.replace(/\s+/g, '') === other.replace(/\s+/g, '')
