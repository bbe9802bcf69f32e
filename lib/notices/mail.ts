import { buffer } from 'node:stream/consumers'
import { DateTime } from 'luxon'
import { written } from '../flow/numbers'
import type { Mail } from '../mail/send-mail'
import { fileNameOf } from '../recordings/serve'
import { keyOf, type RecordingStores } from '../recordings/store'
import type { RecordingDetail } from '../store/recordings'
import type { ToldVoicemail } from './told-voicemail'

/** What is larger is only linked to: many servers take no larger mail. */
export const MOST_ATTACHED_BYTES = 5 * 1024 * 1024

/** The mail that tells of a voicemail, in plain text. */
export function voicemailMail(voicemail: ToldVoicemail): Pick<Mail, 'subject' | 'text'> {
  const { caller, called, flowName, nodeName, transcript, link, audio, trouble } = voicemail
  const who = caller === '' ? 'Unknown caller' : written(caller)
  const place = [nodeName, flowName].filter(Boolean).join(' in ')
  const about: [string, string | null][] = [
    ['From', who],
    ['To', written(called)],
    ['Left at', place || null],
    ['When', inFull(voicemail)],
    ['Length', voicemail.durationSeconds === null ? null : lasted(voicemail.durationSeconds)],
  ]
  const paragraphs = [
    about.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join('\n'),
    transcript ? `“${transcript}”` : '',
    audio === 'gone' || audio === 'waiting'
      ? `There is no sound of it${audio === 'waiting' ? ' yet' : ''}. ${trouble ?? ''}`.trim()
      : '',
    `Open it in Patchbay: ${link}`,
  ]
  return {
    subject: `${voicemail.isTest ? 'Test: v' : 'V'}oicemail from ${who}${flowName ? ` for ${flowName}` : ''}`,
    text: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
  }
}

/** The sound as it is attached to a mail; nothing when there is none, or too much of it. */
export async function attachedSound(
  recording: RecordingDetail,
  stores: RecordingStores,
): Promise<NonNullable<Mail['attachments']>> {
  const { storedIn, sizeBytes, contentType } = recording
  if (storedIn === null || contentType === null || (sizeBytes ?? 0) > MOST_ATTACHED_BYTES) return []
  try {
    const found = await stores.named(storedIn)?.open(keyOf(recording.id))
    if (!found) return []
    if (found.sizeBytes > MOST_ATTACHED_BYTES) {
      found.stream.destroy()
      return []
    }
    return [{ filename: fileNameOf(recording), contentType, content: await buffer(found.stream) }]
  } catch {
    return [] // a store that is away holds up no mail: the link leads to the sound
  }
}

const inFull = ({ recordedAt, timeZone }: ToldVoicemail): string =>
  DateTime.fromISO(recordedAt, { zone: timeZone }).setLocale('en-GB').toFormat('cccc d LLLL yyyy, HH:mm ZZZZ')

const lasted = (seconds: number): string =>
  seconds < 60 ? `${seconds} seconds` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
