import { type Answer, send } from '../ui/send'

/** What came of it. */
export type Assigned = {
  /** What the carrier cannot do of what answers now, each in a sentence. */
  warnings: string[]
  /** Why the carrier does not agree; empty where it does. */
  linkTrouble: string
}

/** Lets a flow answer a number from the next call on: by its live version, or always by the one given; or takes it off. */
export const assign = (
  e164: string,
  flow: string | null,
  version: number | null = null,
): Promise<Answer<Assigned>> =>
  send('PUT', `/internal/numbers/${encodeURIComponent(e164)}/flow`, { flow, version })
