import { Applications } from '@vonage/applications'
import { Auth } from '@vonage/auth'
import { Numbers } from '@vonage/numbers'
import type { z } from 'zod'
import type { AccountAccess, Remote } from '../../account'
import { failureOf, isTooMany, pauseOf } from './failure'

const DEFAULT_TIMEOUT_SECONDS = 5
const AGENT = 'patchbay'

/** Vonage takes 15 requests a second; a little fewer leaves room for others who use the account. */
const GAP_MS = 1_000 / 12

/** When the next request of an account may leave, by its key. For this process alone: a 429 tells the rest. */
const free = new Map<string, number>()

/**
 * The official SDK, held so that it neither waits for ever nor changes what passes through it.
 *
 * Its own `updateApplication` and `updateNumber` are not used: the first turns every name in the document from snake case to
 * camel case and back, which mends none that were not snake case to begin with, and sends the read-only `id` along; the second
 * drops `messagesCallbackType` and `messagesCallbackValue`. Both APIs forget what is left out. So documents go as they came,
 * through the SDK's requests of one level below.
 */
export function makeClient({ apiKey, apiSecret, hosts, timeoutSeconds }: AccountAccess) {
  // An empty private key: without one the SDK asks the file system for a file named `undefined`.
  const auth = new Auth({ apiKey, apiSecret, privateKey: '' })
  const options = {
    // Left out, the SDK waits as long as the other end likes.
    timeout: (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1_000,
    ...(hosts.api && { apiHost: hosts.api }),
    ...(hosts.rest && { restHost: hosts.rest }),
    appendUserAgent: AGENT,
  }
  const applications = new Applications(auth, options)
  const numbers = new Numbers(auth, options)

  /** Asks in its turn, once more when that was too fast, and reads the answer by its schema. */
  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    request: () => Promise<{ data?: unknown }>,
  ): Promise<Remote<z.infer<Schema>>> {
    for (let isLast = false; ; isLast = true) {
      await turnOf(apiKey)
      try {
        const read = schema.safeParse((await request()).data)
        if (read.success) return { ok: true, value: read.data }
        return {
          ok: false,
          reason: 'bad-answer',
          message: 'Vonage answered something unexpected. Try again in a while.',
        }
      } catch (trouble) {
        if (isLast || !isTooMany(trouble)) return await failureOf(trouble)
        await wait(pauseOf(trouble))
      }
    }
  }

  return {
    get: <Schema extends z.ZodType>(
      schema: Schema,
      path: string,
      query: Record<string, string | number> = {},
    ) => ask(schema, () => applications.sendGetRequest(`${hosts.api}${path}`, query)),
    post: <Schema extends z.ZodType>(schema: Schema, path: string, document: Json) =>
      ask(schema, () => applications.sendPostRequest(`${hosts.api}${path}`, document)),
    put: <Schema extends z.ZodType>(schema: Schema, path: string, document: Json) =>
      ask(schema, () => applications.sendPutRequest(`${hosts.api}${path}`, document)),
    ownedNumbers: <Schema extends z.ZodType>(
      schema: Schema,
      filter: NonNullable<Parameters<Numbers['getOwnedNumbers']>[0]>,
    ) => ask(schema, async () => ({ data: await numbers.getOwnedNumbers(filter) })),
    submit: <Schema extends z.ZodType>(schema: Schema, path: string, form: Record<string, string>) =>
      ask(schema, () => numbers.sendFormSubmitRequest(`${hosts.rest}${path}`, form)),
  }
}

export type Client = ReturnType<typeof makeClient>
type Json = Record<string, unknown>

const wait = (ms: number) => new Promise((passed) => setTimeout(passed, ms))

async function turnOf(apiKey: string): Promise<void> {
  const now = performance.now()
  const at = Math.max(now, free.get(apiKey) ?? 0)
  free.set(apiKey, at + GAP_MS)
  if (at > now) await wait(at - now)
}
