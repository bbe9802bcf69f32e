import { DateTime } from 'luxon'
import { carrierTitles } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import type { Calendar } from '@/lib/flow/calendar'
import { whoAnswers } from '@/lib/flow/who-answers'
import { type AnsweringFlows, answeringFlows } from '@/lib/store/answering-flows'
import { getCalendars } from '@/lib/store/calendars'
import { callsPerNumber } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'
import { listNumbers, type NumberRecord } from '@/lib/store/numbers'
import { phone } from '../format/phone'
import { type AnswerWords, answerSentence, answerWords, nothingAnswers } from './answer-words'
import { linkTroubleOf } from './link-trouble'
import { type AskedMoment, momentIn } from './moment'

/** A row of the list of numbers: plain values, ready to be shown. */
export type ListedNumber = {
  e164: string
  shown: string
  label: string
  carrier: string
  carrierTitle: string
  /** It rings only here. */
  isSandbox: boolean
  flow: { id: string; name: string } | null
  liveVersion: number | null
  pinnedVersion: number | null
  /** The time zone of what answers. */
  timeZone: string
  now: AnswerWords
  later: AnswerWords
  /** Callers get the same at both moments. */
  isSame: boolean
  /** Why here and its carrier do not agree; empty where they do. */
  linkTrouble: string
  callsToday: number
  testsToday: number
}

type World = { flows: AnsweringFlows; calendars: Record<string, Calendar>; now: Date; asked: AskedMoment }

/** All numbers as the list shows them. "Today" and the asked time are those of the time zone of what answers each. */
export async function listedNumbers(db: Database, now: Date, asked: AskedMoment): Promise<ListedNumber[]> {
  const [numbers, flows, calendars] = await Promise.all([
    listNumbers(db),
    answeringFlows(db),
    getCalendars(db),
  ])
  const zoneOf = ({ e164 }: NumberRecord) => flows.byNumber.get(e164)?.settings.timeZone ?? 'UTC'
  // One statement for each time zone; mostly there is one.
  const counts = new Map(
    await Promise.all(
      [...new Set(numbers.map(zoneOf))].map(
        async (zone) => [zone, await callsPerNumber(db, midnight(now, zone))] as const,
      ),
    ),
  )
  return numbers.map((number) => {
    const { e164, label, carrier, flowId, flowName, liveVersion, pinnedVersion, remote } = number
    const timeZone = zoneOf(number)
    const { calls = 0, tests = 0 } = counts.get(timeZone)?.get(e164) ?? {}
    const at = (moment: Date) => answerAt(number, moment, { flows, calendars, now, asked })
    const [first, later] = [at(now), at(momentIn(timeZone, asked, now))]
    return {
      e164,
      shown: phone(e164),
      label,
      carrier,
      carrierTitle: carrierTitles[carrier] ?? carrier,
      isSandbox: isTestLine(carrier),
      flow: flowId === null ? null : { id: flowId, name: flowName ?? '' },
      liveVersion,
      pinnedVersion,
      timeZone,
      now: first,
      later,
      isSame: answerSentence(first) === answerSentence(later),
      linkTrouble: linkTroubleOf(remote),
      callsToday: calls,
      testsToday: tests,
    }
  })
}

function answerAt({ e164, flowId }: NumberRecord, moment: Date, { flows, calendars }: World): AnswerWords {
  const flow = flows.byNumber.get(e164)
  if (flow)
    return answerWords(
      whoAnswers(flow, e164, { now: moment, calendars, flowOf: (id) => flows.byFlow.get(id) }),
    )
  return nothingAnswers(flowId === null ? 'Nobody: not in service' : 'Nobody: the flow is not published')
}

const midnight = (now: Date, zone: string): string =>
  DateTime.fromJSDate(now, { zone }).startOf('day').toUTC().toISO() ?? now.toISOString()
