import { runLane } from '../lane'
import { type Channel, forgetNotices, takeNotice } from '../store/notices'
import { type DeliverDeps, deliver } from './deliver'

/** Longer than any delivery may take, so that nobody else takes it meanwhile. */
const LEASE_MS = 5 * 60_000
/** A channel that is slow holds up no other. */
const CHANNELS: Channel[] = ['mail', 'webhook']

const KEPT_MS = 30 * 86_400_000
const FORGET_EVERY_MS = 60 * 60_000

export type NoticeWorker = { close: () => Promise<void> }

/** Delivers what is in the outbox for as long as the process lives, each notice by exactly one of all processes. */
export function startNoticeWorker(
  deps: DeliverDeps,
  onTrouble: (trouble: unknown, message: string) => void,
): NoticeWorker {
  const { db, now } = deps
  const closers = CHANNELS.map((channel) =>
    runLane(
      async () => {
        const taken = await takeNotice(db, channel, { now: now(), leaseMs: LEASE_MS })
        if (taken) await deliver(deps, taken)
        return taken !== undefined
      },
      (trouble) => onTrouble(trouble, 'A notice could not be delivered; it is tried again later'),
    ),
  )
  const forgetting = setInterval(() => {
    forgetNotices(db, new Date(now().getTime() - KEPT_MS)).catch((trouble) =>
      onTrouble(trouble, 'Old notices could not be forgotten'),
    )
  }, FORGET_EVERY_MS).unref()
  return {
    async close() {
      clearInterval(forgetting)
      await Promise.all(closers.map((close) => close()))
    },
  }
}
