import { examine } from '@/lib/doctor/examine'
import { internalRoute } from '@/lib/internal-route'

/**
 * The connection check, as lines of JSON: first what is checked, then what each came to, as soon as it is known. Changes
 * nothing; POST, so that no other site begins it.
 */
export const POST = internalRoute('owner', async ({ server: { config, secrets, db } }) => {
  const examined = examine({ config, secrets, process: 'dashboard', database: async () => db })
  const lines = new ReadableStream<Uint8Array>({
    async start(stream) {
      const encoder = new TextEncoder()
      let isOpen = true
      const tell = (line: object) => {
        try {
          if (isOpen) stream.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        } catch {
          isOpen = false // whoever asked has left
        }
      }
      tell({ checks: examined.map(({ check: { id, group, title } }) => ({ id, group, title })) })
      await Promise.all(
        examined.map(async ({ check: { id }, finding }) => tell({ id, finding: await finding })),
      )
      if (isOpen) stream.close()
    },
  })
  return new Response(lines, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store, no-transform' },
  })
})
