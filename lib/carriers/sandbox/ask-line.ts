import { z } from 'zod'
import type { Line, LineOrder } from './lines'
import { sign } from './sender'

const answer = z.object({
  order: z
    .discriminatedUnion('do', [
      z.object({ do: z.literal('hang-up') }),
      z.object({ do: z.literal('move'), url: z.url() }),
    ])
    .nullable(),
})

/**
 * Asks the voice server what a phone in this process is to do.
 *
 * @throws when it does not say
 */
export async function askLine(
  { publicUrl, secret }: { publicUrl: string; secret: string },
  line: Line,
  signal: AbortSignal,
): Promise<LineOrder | undefined> {
  const body = JSON.parse(JSON.stringify(line)) as Record<string, string>
  const url = `${publicUrl}/webhooks/sandbox/line`
  const signed = await sign(
    { method: 'POST', url, body },
    { secret, at: new Date(), id: crypto.randomUUID() },
  )
  const response = await fetch(url, {
    method: 'POST',
    headers: signed.headers,
    body: signed.body,
    signal,
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`The voice server answered ${response.status}`)
  return answer.parse(await response.json()).order ?? undefined
}
