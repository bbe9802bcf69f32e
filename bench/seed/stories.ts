import type { Flow } from '@/lib/flow/document'
import type { LogRow } from '@/lib/store/call-log'
import { behave } from './behaviour'
import type { Chance } from './chance'
import { openExchange } from './exchange'
import { makeStory, type Story } from './story'

/** Who stands in the stories until they are told; numbers that nobody else in them has. */
const CALLER = '447700900999'
const CALLED = '442079460999'

/** A working morning and a night: what is open then is closed now. */
const MORNING = new Date('2026-03-03T11:00:00.000Z')
const NIGHT = new Date('2026-03-03T23:30:00.000Z')

export type Stories = { morning: Story[]; night: Story[] }

/** A version as it stands in the database that is filled. */
export type Published = { flowId: string; versionId: string; document: Flow }

/**
 * Rings every version again and again through the real voice server, and keeps what it wrote.
 *
 * @param count how many calls of each version, by day and by night
 * @returns by the id of the version; those of a number without a flow, and of calls outward that nobody took, under `''`
 */
export async function recordStories(
  versions: Published[],
  count: number,
  chance: Chance,
): Promise<Map<string, Stories>> {
  const exchange = await openExchange(`+${CALLER}`, `+${CALLED}`)
  const stories = new Map<string, Stories>()
  try {
    for (const { document, flowId, versionId } of versions) {
      const here = await exchange.answersWith(document)
      const rename = (text: string) =>
        text.replaceAll(here.versionId, versionId).replaceAll(here.flowId, flowId)
      const record = async (at: Date) => {
        const { rows, leg, conversation } = await exchange.rings(at, (phone) => behave(phone, chance))
        const own = JSON.parse(rename(JSON.stringify(rows))) as LogRow[]
        return storyOf(own, leg, conversation, at)
      }
      stories.set(versionId, {
        morning: await many(count, () => record(MORNING)),
        night: await many(count, () => record(NIGHT)),
      })
    }
    await exchange.answersWith(null)
    const unanswered = async () => {
      const { rows, leg, conversation } = await exchange.rings(MORNING, async () => {})
      return storyOf(rows, leg, conversation, MORNING)
    }
    const outward = await Promise.all(
      UNREACHED.map(async (status) => {
        const { rows, leg, conversation } = await exchange.ringsOut(MORNING, status)
        return storyOf(rows, leg, conversation, MORNING)
      }),
    )
    const rare = [...(await many(3, unanswered)), ...outward]
    stories.set('', { morning: rare, night: rare })
    return stories
  } finally {
    await exchange.close()
  }
}

/** How calls outward end that nobody takes, in the carrier's words. */
const UNREACHED = ['busy', 'rejected', 'unanswered', 'failed', 'cancelled']

const storyOf = (rows: LogRow[], leg: string, conversation: string, startsAt: Date): Story =>
  makeStory(rows, {
    ...{ leg, startsAt, caller: CALLER, called: CALLED },
    conversation: conversation.replace(/^CON-/, ''),
  })

async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let n = 0; n < count; n += 1) made.push(await make())
  return made
}
