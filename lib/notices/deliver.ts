import { sendMail } from '../mail/send-mail'
import type { AllowedInside } from '../outgoing/inside'
import type { RecordingStores } from '../recordings/store'
import { type Delivered, endTry, type TakenNotice } from '../store/notices'
import { getRecording, type RecordingDetail } from '../store/recordings'
import { attachedSound, voicemailMail } from './mail'
import { isTarget, type NoticeDeps, type NoticeSetting, readNotices, webhookSecret } from './setting'
import { toldVoicemail } from './told-voicemail'
import { postVoicemail, type Told } from './webhook'

export type DeliverDeps = NoticeDeps & {
  stores: RecordingStores
  allowInside: AllowedInside
  /** Links lead there. */
  dashboardUrl: string
  now: () => Date
}

/** Seconds after the first try, the second … until the next. After the last of them it is given up. */
const PAUSES = [10, 60, 300, 1_800, 7_200, 6 * 3_600, 12 * 3_600, 24 * 3_600]
export const MOST_TRIES = PAUSES.length + 1

/** Delivers a notice that was taken; what went wrong is tried again as long as that makes sense. */
export async function deliver(deps: DeliverDeps, notice: TakenNotice): Promise<void> {
  await endTry(deps.db, notice, await tried(deps, notice))
}

async function tried(deps: DeliverDeps, notice: TakenNotice): Promise<Delivered> {
  const recording = await getRecording(deps.db, notice.recordingId)
  if (!recording || !WANTED[notice.channel].includes(recording.shelf)) return { is: 'dropped' }
  const setting = await readNotices(deps.db)
  if (!isTarget(setting, notice))
    return { is: 'given-up', trouble: `${notice.trouble ?? ''} It was taken off the list since.`.trim() }
  // Somebody died over it each time, without a word.
  if (notice.tries > MOST_TRIES) return { is: 'given-up', trouble: 'Patchbay ended each time it was tried.' }
  const told = await WAYS[notice.channel](deps, { notice, recording, setting })
  if (told.ok) return { is: 'sent' }
  const pause = PAUSES[notice.tries - 1]
  if (told.isLasting || pause === undefined) return { is: 'given-up', trouble: told.message }
  return { is: 'put-off', until: new Date(deps.now().getTime() + pause * 1_000), trouble: told.message }
}

/** Who has heard it meanwhile needs no mail; a service counts on being told. */
const WANTED: Record<TakenNotice['channel'], string[]> = { mail: ['unheard'], webhook: ['unheard', 'heard'] }

type Asked = { notice: TakenNotice; recording: RecordingDetail; setting: NoticeSetting }

const WAYS: Record<TakenNotice['channel'], (deps: DeliverDeps, asked: Asked) => Promise<Told>> = {
  async mail(deps, { notice, recording, setting }) {
    return sendMail(deps, {
      to: notice.target,
      messageId: `<${notice.id}@patchbay>`,
      ...voicemailMail(toldVoicemail(recording, deps.dashboardUrl)),
      attachments: setting.attachesSound ? await attachedSound(recording, deps.stores) : [],
    })
  },
  async webhook({ db, encryptionKey, allowInside, dashboardUrl, now }, { notice, recording }) {
    const secret = await webhookSecret({ db, encryptionKey }).catch((problem: Error) => problem)
    if (typeof secret !== 'string')
      return { ok: false, isLasting: false, message: secret?.message ?? 'It has no secret to sign with.' }
    return postVoicemail(
      {
        url: notice.target,
        secret,
        id: notice.id,
        type: 'voicemail.left',
        voicemail: toldVoicemail(recording, dashboardUrl),
        now: now(),
      },
      { allowInside },
    )
  },
}
