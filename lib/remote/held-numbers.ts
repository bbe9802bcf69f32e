import type { PlannedChange, Remote } from '@/lib/carriers/account'
import type { NumberRemote } from '@/lib/store/number-remote'
import type { NumberRecord } from '@/lib/store/numbers'
import { type RemoteDeps, reach } from './account'
import { answersWords, compareNumbers, planned } from './numbers'

/** A row of the list of numbers at a carrier. */
export type ShownNumber = {
  e164: string
  /** Nothing when the account does not hold it. */
  held: { country: string; features: string[]; answers: string } | null
  /** Nothing when it was not added here. */
  here: { flowName: string | null; remote: NumberRemote | null } | null
  /** What linking or unlinking it would change there. */
  changes: PlannedChange[]
}

/** The numbers that an account holds and those that are said to be there, as a page shows them. */
export async function shownNumbers(deps: RemoteDeps, carrier: string): Promise<Remote<ShownNumber[]>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const { applicationId, title } = reached.value
  const compared = await compareNumbers(deps, carrier)
  if (!compared.ok) return compared
  const held = compared.value.held.map(({ e164, country, features, answeredBy, here }) => ({
    e164,
    held: { country, features, answers: answersWords(answeredBy, applicationId) },
    here: here && hereOf(here),
    changes:
      here && applicationId
        ? planned({ e164, title, applicationId, answeredBy, isWanted: here.flowId !== null })
        : [],
  }))
  const missing = compared.value.missing.map((number) => ({
    e164: number.e164,
    held: null,
    here: hereOf(number),
    changes: [],
  }))
  return { ok: true, value: [...held, ...missing] }
}

const hereOf = ({ flowName, remote }: NumberRecord) => ({ flowName, remote })
