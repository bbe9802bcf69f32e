import { CHECKS } from './checks'
import { type Check, type Finding, skipped, warn } from './finding'
import { CannotCheck, type DoctorDeps, makeSetup } from './setup'

/** For each check; they all run at once. */
const LIMIT_MS = 13_000

export type Examined = { check: Pick<Check, 'id' | 'group' | 'title'>; finding: Promise<Finding> }

/** Begins all checks at once. What each came to is there as soon as it is; none rejects, and none takes longer than its limit. */
export function examine(
  deps: DoctorDeps,
  { checks = CHECKS, limitMs = LIMIT_MS }: { checks?: readonly Check[]; limitMs?: number } = {},
): Examined[] {
  const setup = makeSetup(deps)
  return checks.map((check) => ({ check, finding: inLimit(limitMs, run(check, setup)) }))
}

async function run(check: Check, setup: ReturnType<typeof makeSetup>): Promise<Finding> {
  try {
    return await check.run(setup)
  } catch (problem) {
    if (problem instanceof CannotCheck) return skipped(problem.message)
    const words = problem instanceof Error ? problem.message.split('\n').at(-1)?.trim() : String(problem)
    return warn(`This check did not come to its end: ${words}`, 'Check again.')
  }
}

async function inLimit(limitMs: number, finding: Promise<Finding>): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Finding>((settle) => {
    const seconds = Math.round(limitMs / 1_000)
    timer = setTimeout(
      () => settle(warn(`This was not known after ${seconds} seconds.`, 'Check again.')),
      limitMs,
    )
  })
  try {
    return await Promise.race([finding, late])
  } finally {
    clearTimeout(timer)
  }
}
