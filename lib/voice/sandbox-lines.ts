import { z } from 'zod'
import { carriers, dialectOf } from '@/lib/carriers'
import type { Account, RawRequest } from '@/lib/carriers/carrier'
import type { Line, LineOrder } from '@/lib/carriers/sandbox/lines'
import { sign } from '@/lib/carriers/sandbox/sender'
import { SANDBOX } from '@/lib/carriers/test-line'
import { callIdOf } from '@/lib/store/call-id'
import { getCall } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'
import { forgetLines, goneLines, makeLines } from '@/lib/store/sandbox-lines'

/** Where a phone of the sandbox that is played elsewhere asks what it is to do. Among the webhooks, as `PRESENCE_PATH`. */
export const LINE_PATH = '/webhooks/sandbox/line'

const line = z.strictObject({
  leg: z.string().min(1).max(100),
  conversation: z.string().min(1).max(100),
  from: z.string().max(100).optional(),
  to: z.string().max(100),
})

/** What a phone says of itself, parsed; nothing when it makes no sense. */
export const readLine = (body: unknown): Line | undefined => line.safeParse(body).data

/** What the phone is to do, or nothing for now. Only whoever has the sandbox's secret is told. */
export async function tellLine(
  db: Database,
  request: RawRequest,
  sandbox: Account,
  now: Date,
): Promise<{ ok: true; order: LineOrder | null } | { ok: false }> {
  const verified = await carriers[dialectOf(SANDBOX)]?.verify(request, [sandbox], now)
  const asked = verified?.ok ? readLine(jsonIn(request.body)) : undefined
  if (!asked) return { ok: false }
  return { ok: true, order: (await makeLines(db).ask(asked)) ?? null }
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * Ends sandbox calls whose phone is gone: a tab that crashed, a terminal that was closed. What the platform would tell then is
 * told in its name.
 *
 * @param send delivers a signed webhook
 */
export async function endGoneCalls(
  db: Database,
  { secret, publicUrl, now }: { secret: string; publicUrl: string; now: Date },
  send: (request: Awaited<ReturnType<typeof sign>>) => Promise<unknown>,
): Promise<void> {
  for (const gone of await goneLines(db)) {
    const call = await getCall(db, callIdOf(SANDBOX, gone.conversation))
    if (!call || call.state === 'ended') continue
    const begun = call.answeredAt ?? call.startedAt
    const body = {
      ...(gone.from !== undefined && { from: gone.from }),
      to: gone.to,
      uuid: gone.leg,
      conversation_uuid: gone.conversation,
      status: 'completed',
      direction: call.direction,
      timestamp: now.toISOString(),
      start_time: begun,
      end_time: now.toISOString(),
      duration: String(Math.max(0, Math.ceil((now.getTime() - Date.parse(begun)) / 1_000))),
      rate: '0.00000000',
      price: '0.00000000',
      network: null,
      disconnected_by: 'user',
    }
    const url = `${publicUrl}/webhooks/${dialectOf(SANDBOX)}/event`
    await send(await sign({ method: 'POST', url, body }, { secret, at: now, id: crypto.randomUUID() }))
  }
  await forgetLines(db)
}
