import { carriers, dialectOf } from '@/lib/carriers'
import type { Flow } from '@/lib/flow/document'
import type { Problem } from '@/lib/flow/problem'

/** What of a flow the carriers of its numbers cannot do; each dialect is asked once. */
export const carrierProblems = (flow: Flow, names: string[]): Problem[] =>
  [...new Set(names.map(dialectOf))].flatMap((name) => carriers[name]?.check(flow) ?? [])
