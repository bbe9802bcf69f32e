import type { Flow } from '@/lib/flow/document'
import { readFlow } from '@/lib/flow/migrations'
import type { Problem } from '@/lib/flow/problem'

export type Sent =
  | { as: 'saved'; revision: number; problems: Problem[] }
  /** Somebody else has saved since. */
  | { as: 'stale' }
  /** It could not be reached, or was not itself. It is worth another try. */
  | { as: 'away' }
  /** It will not take this, however often it is asked. */
  | { as: 'refused'; message: string }

export type Fetched =
  /** `by`: who else has edited it last. */
  { as: 'found'; flow: Flow; revision: number; by?: string } | Exclude<Sent, { as: 'saved' | 'stale' }>

/** Where drafts are kept for everybody. */
export type DraftServer = {
  send: (flow: Flow, revision: number, how?: { isLeaving?: boolean }) => Promise<Sent>
  fetch: () => Promise<Fetched>
}

/** A browser sends no more than this from a page that is being left. */
const MAX_LEAVING_CHARACTERS = 20_000
const PATIENCE_MS = 15_000

export function draftServer(flowId: string): DraftServer {
  const address = `/internal/flows/${encodeURIComponent(flowId)}/draft`

  async function ask(init: RequestInit): Promise<{ status: number; body: Answer } | undefined> {
    try {
      const reply = await fetch(address, {
        ...init,
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return { status: reply.status, body: (await reply.json()) as Answer } // our own route, which answers so
    } catch {
      return undefined
    }
  }

  return {
    async send(flow, revision, { isLeaving = false } = {}) {
      const body = JSON.stringify({ revision, draft: flow })
      const reply = await ask({
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body,
        keepalive: isLeaving && body.length < MAX_LEAVING_CHARACTERS,
      })
      if (reply?.status === 200 && reply.body.revision !== undefined)
        return { as: 'saved', revision: reply.body.revision, problems: reply.body.problems ?? [] }
      return reply?.status === 409 ? { as: 'stale' } : failed(reply)
    },

    async fetch() {
      const reply = await ask({ method: 'GET' })
      const { revision, draft, by } = reply?.body ?? {}
      const read = reply?.status === 200 ? readFlow(draft) : undefined
      return read?.ok && revision !== undefined
        ? { as: 'found', flow: read.flow, revision, by }
        : failed(reply)
    },
  }
}

type Answer = { revision?: number; problems?: Problem[]; draft?: unknown; by?: string; message?: string }

/** What the client did wrong stays wrong; anything else may pass. */
function failed(
  reply: { status: number; body: Answer } | undefined,
): Exclude<Sent, { as: 'saved' | 'stale' }> {
  const isFinal =
    reply !== undefined && reply.status >= 400 && reply.status < 500 && ![408, 429].includes(reply.status)
  return isFinal
    ? { as: 'refused', message: reply.body.message ?? 'The server does not take this.' }
    : { as: 'away' }
}
