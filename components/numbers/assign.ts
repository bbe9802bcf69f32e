import { type Answer, send } from '../ui/send'

/** What came of it: sentences about what the carrier cannot do of what answers now. */
export type Assigned = { warnings: string[] }

/** Lets a flow answer a number from the next call on: by its live version, or always by the one given; or takes it off. */
export const assign = (
  e164: string,
  flow: string | null,
  version: number | null = null,
): Promise<Answer<Assigned>> =>
  send('PUT', `/internal/numbers/${encodeURIComponent(e164)}/flow`, { flow, version })
