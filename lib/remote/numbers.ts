import type { AnsweredBy, OwnedNumber, PlannedChange, Remote } from '@/lib/carriers/account'
import { written } from '@/lib/flow/numbers'
import { audit } from '@/lib/store/audit'
import type { NumberRemote } from '@/lib/store/number-remote'
import { getNumber, listNumbers, type NumberRecord, noteRemote } from '@/lib/store/numbers'
import { nowIso } from '@/lib/store/times'
import { hasAccount, type Reached, type RemoteDeps, reach } from './account'
import { reachApplication } from './application'

/**
 * What would change at the carrier when a flow is given to a number, or with `null` is taken off it. Changes nothing.
 *
 * @returns an empty list when nothing would, as for numbers of the sandbox
 */
export async function plannedChange(
  deps: RemoteDeps,
  number: Pick<NumberRecord, 'e164' | 'carrier'>,
  flow: string | null,
): Promise<Remote<PlannedChange[]>> {
  if (!hasAccount(number.carrier)) return { ok: true, value: [] }
  const reached = await reachApplication(deps, number.carrier)
  if (!reached.ok) return reached
  const { account, title, applicationId } = reached.value
  const read = await account.number(number.e164)
  if (!read.ok) return read
  const { answeredBy } = read.value
  const plan = { e164: number.e164, title, applicationId, answeredBy, isWanted: flow !== null }
  return { ok: true, value: planned(plan) }
}

/** What changes when a number is to come here, or is not to. */
export function planned({
  e164,
  title,
  applicationId,
  answeredBy,
  isWanted,
}: {
  e164: string
  title: string
  applicationId: string
  answeredBy: AnsweredBy
  isWanted: boolean
}): PlannedChange[] {
  if (isAt(answeredBy, applicationId) === isWanted) return []
  const now = answersWords(answeredBy, applicationId)
  return [{ what: `${written(e164)} at ${title}`, now, will: isWanted ? OURS : 'answers nowhere' }]
}

/** Lets the carrier send the calls of a number here. */
export const linkNumber = (deps: RemoteDeps, e164: string): Promise<NumberRemote | null> =>
  change(deps, e164, (account, applicationId) => account.linkNumber(e164, applicationId))

/** Lets the carrier send the calls of a number here no longer. One that answers elsewhere is left alone. */
export const unlinkNumber = (deps: RemoteDeps, e164: string): Promise<NumberRemote | null> =>
  change(deps, e164, (account, applicationId) => account.unlinkNumber(e164, applicationId))

/**
 * Brings the carrier to agree with what is said here: a number that a flow answers is linked, another one is not. To be called
 * after each assignment and publication, and as a retry: it does no harm when they agree.
 *
 * @returns what was seen then; nothing for numbers that no carrier holds, and while no account is set to ask with
 */
export async function settleNumber(deps: RemoteDeps, e164: string): Promise<NumberRemote | null> {
  const number = await getNumber(deps.db, e164)
  if (!number) return null
  return number.flowId === null ? unlinkNumber(deps, e164) : linkNumber(deps, e164)
}

/** A number that the account holds, beside what is known of it here. */
export type HeldNumber = OwnedNumber & { here: NumberRecord | null }

/** The numbers that an account holds, each beside what is said here; what is seen is kept with each number. */
export async function compareNumbers(
  deps: RemoteDeps,
  carrier: string,
): Promise<Remote<{ held: HeldNumber[]; missing: NumberRecord[] }>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const owned = await reached.value.account.numbers()
  if (!owned.ok) return owned
  const all = (await listNumbers(deps.db)).filter((number) => number.carrier === carrier)
  const here = await Promise.all(
    all.map(async (number) => {
      const found = owned.value.find(({ e164 }) => e164 === number.e164)
      const remote = seen(number, found, reached.value)
      await noteRemote(deps.db, number.e164, remote)
      return { ...number, remote }
    }),
  )
  const hereOf = (e164: string) => here.find((number) => number.e164 === e164) ?? null
  const held = owned.value.map((number) => ({ ...number, here: hereOf(number.e164) }))
  const missing = here.filter(({ e164 }) => !owned.value.some((number) => number.e164 === e164))
  return { ok: true, value: { held, missing } }
}

async function change(
  deps: RemoteDeps,
  e164: string,
  ask: (account: Reached['account'], applicationId: string) => Promise<Remote<OwnedNumber>>,
): Promise<NumberRemote | null> {
  const number = await getNumber(deps.db, e164)
  if (!number || !hasAccount(number.carrier)) return null
  const account = await reach(deps, number.carrier)
  // Without an API secret nobody wants the links to be kept from here.
  if (!account.ok) return number.remote
  const reached = await reachApplication(deps, number.carrier)
  const done = reached.ok ? await ask(reached.value.account, reached.value.applicationId) : reached
  const remote: NumberRemote =
    done.ok && reached.ok
      ? seen((await getNumber(deps.db, e164)) ?? number, done.value, reached.value)
      : { state: 'failed', why: done.ok ? '' : done.message, checkedAt: nowIso() }
  await noteRemote(deps.db, e164, remote)
  const hasChanged = remote.state !== number.remote?.state
  if (hasChanged && (remote.state === 'linked' || remote.state === 'unlinked'))
    await audit(deps.db, {
      action: `number.${remote.state}`,
      subject: e164,
      details: { carrier: number.carrier },
    })
  return remote
}

/** What is said here held against what the carrier does. */
function seen(
  { flowId }: NumberRecord,
  owned: OwnedNumber | undefined,
  { applicationId, title }: Pick<Reached, 'applicationId' | 'title'>,
): NumberRemote {
  const checkedAt = nowIso()
  if (!owned) return { state: 'differs', why: `This ${title} account does not hold this number.`, checkedAt }
  const { answeredBy } = owned
  const isOurs = applicationId !== undefined && isAt(answeredBy, applicationId)
  const known = { answeredBy, checkedAt }
  if (flowId !== null && isOurs) return { state: 'linked', ...known }
  if (flowId === null && !isOurs) return { state: 'unlinked', ...known }
  const why =
    flowId === null
      ? 'No flow answers this number, but its calls still come here.'
      : `This number ${answersWords(answeredBy, applicationId)}.`
  return { state: 'differs', why, ...known }
}

export const isAt = (answeredBy: AnsweredBy, applicationId: string): boolean =>
  answeredBy.by === 'application' && answeredBy.id === applicationId

const OURS = 'answers here'

/** "answers to another application (78d3…)" */
export function answersWords(answeredBy: AnsweredBy, applicationId: string | undefined): string {
  switch (answeredBy.by) {
    case 'nothing':
      return 'answers nowhere'
    case 'application':
      return answeredBy.id === applicationId ? OURS : `answers to another application (${answeredBy.id})`
    case 'phone':
      return `is forwarded to ${written(`+${answeredBy.address.replace(/^\+/, '')}`)}`
    default:
      return `is forwarded to ${answeredBy.address}`
  }
}
