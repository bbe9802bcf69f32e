import type { Change } from './states'

/** A number as the page gets it: held at the carrier, here, or both. */
export type HeldNumber = {
  e164: string
  held: { country: string; features: string[]; answers: string } | null
  here: {
    flowName: string | null
    remote: { state: 'linked' | 'unlinked' | 'differs' | 'failed'; why?: string } | null
  } | null
  changes: Change[]
}
