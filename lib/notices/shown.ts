import { isMailSet } from '../mail/mail-setting'
import type { Database } from '../store/database'
import { listFlows } from '../store/flows'
import { type FailedNotice, failedNotices } from '../store/notices'
import { MOST_TRIES } from './deliver'
import { type NoticeSetting, readNotices } from './setting'

/** What the page shows of notices. */
export type ShownNotices = {
  setting: NoticeSetting
  /** The last ones that nobody got. */
  failed: FailedNotice[]
  isMailSet: boolean
  flows: { id: string; name: string }[]
  mostTries: number
}

/** Who is told, and what did not reach them. */
export async function shownNotices(db: Database): Promise<ShownNotices> {
  const [setting, failed, mail, flows] = await Promise.all([
    readNotices(db),
    failedNotices(db),
    isMailSet(db),
    listFlows(db),
  ])
  return {
    setting,
    failed,
    isMailSet: mail,
    flows: flows.map(({ id, name }) => ({ id, name })),
    mostTries: MOST_TRIES,
  }
}
