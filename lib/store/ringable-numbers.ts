import { fictionalRangeFor, nextFictionalNumber } from '@/lib/carriers/sandbox/fictional-numbers'
import { SANDBOX } from '@/lib/carriers/test-line'
import { allow } from './allow'
import type { Database } from './database'
import { getFlow } from './flows'
import { assignNumber, createNumber } from './numbers'

/** A sandbox number that a published flow answers. */
export type RingableNumber = {
  e164: string
  label: string
  flowId: string
  flowName: string
  /** What answers: its number, and the fingerprint of what it does (`contentHash`). */
  version: { number: number; hash: string; isPinned: boolean }
}

/** The numbers that the test phone can ring, by the names of their flows. */
export async function ringableNumbers(db: Database): Promise<RingableNumber[]> {
  const version = { select: { number: true, hash: true } } as const
  const numbers = await db.client.number.findMany({
    where: { carrier: SANDBOX, flow: { isNot: null } },
    orderBy: [{ flow: { name: 'asc' } }, { e164: 'asc' }],
    select: {
      e164: true,
      label: true,
      pinnedVersion: version,
      flow: { select: { id: true, name: true, liveVersion: version } },
    },
  })
  return numbers.flatMap(({ e164, label, flow, pinnedVersion }) => {
    const answering = pinnedVersion ?? flow?.liveVersion
    return flow && answering
      ? [
          {
            e164,
            label,
            flowId: flow.id,
            flowName: flow.name,
            version: { ...answering, isPinned: pinnedVersion !== null },
          },
        ]
      : []
  })
}

/** Makes a number that is kept for fiction, of the country whose language the flow speaks, and lets the flow answer it. */
export async function giveSandboxNumber(
  db: Database,
  flowId: string,
): Promise<{ ok: true; e164: string } | { ok: false; reason: 'flow-not-found' | 'none-left' }> {
  allow(db, 'editor')
  // Nobody outside can ring it: it is part of trying a flow, though numbers are a publisher's.
  const acting = db.as({ ...db.actor, role: 'publisher' })
  const flow = await getFlow(db, flowId)
  if (!flow) return { ok: false, reason: 'flow-not-found' }
  const range = fictionalRangeFor(flow.draft?.settings.language ?? '')
  const known = await db.client.number.findMany({ select: { e164: true } })
  const taken = new Set(known.map(({ e164 }) => e164))
  for (;;) {
    const e164 = nextFictionalNumber(taken, range)
    if (!e164) return { ok: false, reason: 'none-left' }
    const made = await createNumber(acting, { e164, carrier: SANDBOX, label: '' })
    // Somebody else may have taken it a moment ago: then the next.
    taken.add(e164)
    if (!made.ok) continue
    const assigned = await assignNumber(acting, e164, { flow: flowId })
    return assigned.ok ? { ok: true, e164 } : { ok: false, reason: 'flow-not-found' }
  }
}
