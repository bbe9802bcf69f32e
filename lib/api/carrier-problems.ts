import { carriers } from '@/lib/carriers'
import type { Flow } from '@/lib/flow/document'
import type { Problem } from '@/lib/flow/problem'

/** The sandbox has no words of its own: what Vonage cannot do, it cannot do. */
const dialectOf = (carrier: string) => (carrier === 'sandbox' ? 'vonage' : carrier)

/** What of a flow the carriers of its numbers cannot do; each dialect is asked once. */
export const carrierProblems = (flow: Flow, names: string[]): Problem[] =>
  [...new Set(names.map(dialectOf))].flatMap((name) => carriers[name]?.check(flow) ?? [])
