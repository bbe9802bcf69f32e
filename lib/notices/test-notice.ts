import { sendMail } from '../mail/send-mail'
import type { AllowedInside } from '../outgoing/inside'
import { allow } from '../store/allow'
import { newId } from '../store/new-id'
import type { NoticeTarget } from '../store/notices'
import { voicemailMail } from './mail'
import { type NoticeDeps, readNotices, webhookSecret } from './setting'
import { madeUpVoicemail } from './told-voicemail'
import { postVoicemail, type Told } from './webhook'

/**
 * Tells everybody who is set of a voicemail that nobody left, at once and once.
 *
 * @throws NotAllowed
 */
export async function sendTestNotices(
  deps: NoticeDeps & { allowInside: AllowedInside; dashboardUrl: string },
): Promise<(NoticeTarget & { told: Told })[]> {
  allow(deps.db, 'owner')
  const { addresses, webhook } = await readNotices(deps.db)
  const now = new Date()
  const voicemail = madeUpVoicemail(deps.dashboardUrl, now)
  const mails = [...new Set(addresses.map(({ to }) => to))].map(async (to) => ({
    channel: 'mail' as const,
    target: to,
    told: await sendMail(deps, { to, ...voicemailMail(voicemail) }),
  }))
  const posts = (webhook ? [webhook.url] : []).map(async (url) => {
    const secret = await webhookSecret(deps).catch((problem: Error) => problem)
    const told: Told =
      typeof secret === 'string'
        ? await postVoicemail({ url, secret, id: newId(), type: 'voicemail.test', voicemail, now }, deps)
        : { ok: false, isLasting: false, message: secret?.message ?? 'It has no secret to sign with.' }
    return { channel: 'webhook' as const, target: url, told }
  })
  return Promise.all([...mails, ...posts])
}
