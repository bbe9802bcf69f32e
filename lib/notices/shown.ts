import { includes } from '../access/roles'
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

/** Who is told, and what did not reach them. What stands behind the host of a webhook may be a secret, and is for owners. */
export async function shownNotices(db: Database): Promise<ShownNotices> {
  const [setting, failed, mail, flows] = await Promise.all([
    readNotices(db),
    failedNotices(db),
    isMailSet(db),
    listFlows(db),
  ])
  const shown = includes(db.actor.role, 'owner') ? (url: string) => url : withoutPath
  return {
    setting: {
      ...setting,
      webhook: setting.webhook && { ...setting.webhook, url: shown(setting.webhook.url) },
    },
    failed: failed.map((one) => (one.channel === 'webhook' ? { ...one, target: shown(one.target) } : one)),
    isMailSet: mail,
    flows: flows.map(({ id, name }) => ({ id, name })),
    mostTries: MOST_TRIES,
  }
}

const withoutPath = (url: string): string => `${new URL(url).origin}/…`
