import { internalRoute, refusal } from '@/lib/internal-route'
import { makeLines } from '@/lib/store/sandbox-lines'
import { readLine } from '@/lib/voice/sandbox-lines'

/** What a phone in a browser is to do: answered as soon as there is something, or after a while with nothing. */
export const POST = internalRoute('editor', async ({ body, request, server: { db } }) => {
  const line = readLine(body)
  if (!line) return refusal(400, 'This is no phone.')
  return Response.json({ order: (await makeLines(db).ask(line, request.signal)) ?? null })
})
