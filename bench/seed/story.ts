import type { LogRow } from '@/lib/store/call-log'
import type { Chance } from './chance'

/** Who and when a call of a story is: what differs between two calls that went the same way. */
export type Teller = {
  carrier: 'vonage' | 'sandbox'
  /** A UUID. */
  conversation: string
  /** 32 hexadecimal digits. */
  leg: string
  /** Digits without `+`. */
  caller: string
  called: string
  startsAt: number
  /** What the carrier bills for a minute; nothing in the sandbox. */
  perMinute: number
  /** Without what only the page of a call shows: a million calls would fill the disk. */
  isShort: boolean
}

/** What happened on a call, to be told again and again: of other people, at other times, and never at the same pace. */
export type Story = { tell: (who: Teller, chance: Chance) => LogRow[] }

/** What stands in the rows that a story is made of, and is other in each telling. */
export type Marks = { conversation: string; leg: string; caller: string; called: string; startsAt: Date }

const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z`
/** From this on, a pause between two webhooks is people talking to each other. */
const TALK_MS = 50_000
/** Up to this, it is machines. */
const MACHINE_MS = 300
const RECORDED_BYTES_PER_SECOND = 4_000

type Telling = Teller & { times: string[]; millis: number[] }
type Part = string | ((telling: Telling) => string)

/** Makes a story of the rows that a call left in the log. */
export function makeStory(rows: LogRow[], marks: Marks): Story {
  const offsets = offsetsIn(rows, marks.startsAt)
  const linesOf = (form: (row: LogRow, nth: number) => LogRow) =>
    rows.map((row, nth) => lineOf(form(row, nth), marks, offsets))
  const whole = linesOf((row, nth) => withoutLinks({ ...row, key: keyOf(row, nth, marks) }))
  const short = linesOf((row, nth) => shortened(withoutLinks(row), nth, marks))
  return {
    tell(who, chance) {
      const millis = paced(offsets, who.startsAt, chance)
      const times = millis.map((ms) => new Date(ms).toISOString())
      const telling = { ...who, millis, times }
      return (who.isShort ? short : whole).map((line) => line(telling, chance))
    },
  }
}

/** The sealed state in a reply's addresses takes most of a row, and leads nowhere any more. */
const withoutLinks = (row: LogRow): LogRow => ({ ...row, reply: row.reply.replace(/([?&]t=)[\w-]+/g, '$1…') })

/** A key that is another in each telling; that of the row may be a hash, in which nothing can be found again. */
const keyOf = ({ receivedAt }: LogRow, nth: number, { conversation }: Marks): string =>
  `${receivedAt}|${nth}${conversation.slice(8)}`

/** The same row as far as lists and figures go: its request and reply are told in a word, ids that others have are left out. */
function shortened(row: LogRow, nth: number, marks: Marks): LogRow {
  const { method, url } = JSON.parse(row.request) as { method: string; url: string }
  const { conversationId, caller, called, ...event } = JSON.parse(row.event ?? '{}') as Record<
    string,
    unknown
  >
  const isOwnLeg = event.type === 'leg' && event.direction === 'inbound'
  const parties = isOwnLeg ? {} : { caller, called }
  const key = `${nth}`
  return {
    ...row,
    key: keyOf(row, nth, marks),
    request: JSON.stringify({ method, url, headers: {}, body: '…' }),
    event: JSON.stringify({ ...event, ...parties, ...(event.type !== 'leg' && { conversationId }), key }),
    reply: row.reply === '' ? '' : '[]',
  }
}

/** Every moment that is named somewhere, as milliseconds since the beginning. */
function offsetsIn(rows: LogRow[], startsAt: Date): number[] {
  const text = JSON.stringify(rows)
  const times = [...text.matchAll(new RegExp(TIME, 'g'))].map(
    ([time]) => Date.parse(time) - startsAt.getTime(),
  )
  return [...new Set(times)].sort((a, b) => a - b)
}

/** The same moments in the same order, at the pace of other people. */
function paced(offsets: number[], startsAt: number, chance: Chance): number[] {
  let at = startsAt
  let before = offsets[0] ?? 0
  return offsets.map((offset) => {
    const gap = offset - before
    before = offset
    if (gap >= TALK_MS) at += Math.round(gap * chance.spread() * chance.spread() * 2.5)
    else at += gap <= MACHINE_MS ? gap : Math.round(gap * (0.5 + chance.next()))
    return at
  })
}

function lineOf(row: LogRow, marks: Marks, offsets: number[]): (telling: Telling, chance: Chance) => LogRow {
  const seconds = spanOf(row, marks, offsets)
  const parts = (text: string) => partsOf(text, marks, offsets, seconds)
  const maybe = (text: string | null) => (text === null ? null : parts(text))
  const [key, receivedAt, request, reply] = [row.key, row.receivedAt, row.request, row.reply].map(parts)
  const [waitKey, callId, event, turn] = [row.waitKey, row.callId, row.event, row.turn].map(maybe)
  const isTurn = row.turn !== null
  return (telling, chance) => ({
    key: joined(key, telling),
    waitKey: waitKey ? joined(waitKey, telling) : null,
    callId: callId ? joined(callId, telling) : null,
    carrier: telling.carrier,
    kind: row.kind,
    receivedAt: joined(receivedAt, telling),
    request: joined(request, telling),
    event: event ? joined(event, telling) : null,
    status: row.status,
    reply: joined(reply, telling),
    turn: turn ? joined(turn, telling) : null,
    durationMicros: Math.round((isTurn ? 1_400 : 500) * chance.spread()),
  })
}

function joined(parts: Part[] | undefined, telling: Telling): string {
  let text = ''
  for (const part of parts ?? []) text += typeof part === 'string' ? part : part(telling)
  return text
}

/** How long what a row tells of took, in seconds; nothing where it tells of no such thing. */
function spanOf(
  row: LogRow,
  { startsAt }: Marks,
  offsets: number[],
): ((telling: Telling) => number) | undefined {
  const { startedAt, endedAt } = JSON.parse(row.event ?? '{}') as { startedAt?: string; endedAt?: string }
  if (!startedAt || !endedAt) return undefined
  const [from, to] = [startedAt, endedAt].map((time) =>
    offsets.indexOf(Date.parse(time) - startsAt.getTime()),
  )
  return ({ millis }) => Math.ceil(((millis[to ?? 0] ?? 0) - (millis[from ?? 0] ?? 0)) / 1_000)
}

/** A text in pieces: what is always the same, and what is other in each telling. */
function partsOf(
  text: string,
  { conversation, leg, caller, called, startsAt }: Marks,
  offsets: number[],
  seconds: ((telling: Telling) => number) | undefined,
): Part[] {
  const tail = conversation.slice(8)
  const price = (telling: Telling) => ((seconds?.(telling) ?? 0) / 60) * telling.perMinute
  const slots: [string, (found: string) => Part][] = [
    [conversation, () => (one) => one.conversation],
    // Ids of other legs and of recordings end as that of the conversation does.
    [tail, () => (one) => one.conversation.slice(8)],
    [leg, () => (one) => one.leg],
    [caller, () => (one) => one.caller],
    [called, () => (one) => one.called],
    ['sandbox:', () => (one) => `${one.carrier}:`],
    [String.raw`files\.sandbox\.invalid`, () => (one) => FILES[one.carrier]],
    [TIME, (found) => timeAt(offsets.indexOf(Date.parse(found) - startsAt.getTime()), found)],
  ]
  if (seconds)
    slots.push(
      [String.raw`(?<=duration\\?":\\?")\d+`, () => (one) => String(seconds(one))],
      [String.raw`(?<="durationSeconds":)\d+`, () => (one) => String(seconds(one))],
      [
        String.raw`(?<="(?:size\\|sizeBytes)":)\d+`,
        () => (one) => String(seconds(one) * RECORDED_BYTES_PER_SECOND),
      ],
      [String.raw`(?<=rate\\?":\\?")[\d.]+`, () => (one) => one.perMinute.toFixed(8)],
      [String.raw`(?<=price\\?":\\?")[\d.]+`, () => (one) => price(one).toFixed(8)],
      [String.raw`(?<="total":)[\d.]+`, () => (one) => String(Number(price(one).toFixed(8)))],
      [String.raw`(?<="perMinute":)[\d.]+`, () => (one) => String(one.perMinute)],
    )
  const any = new RegExp(slots.map(([pattern]) => `(${pattern})`).join('|'), 'g')
  const parts: Part[] = []
  let at = 0
  for (const match of text.matchAll(any)) {
    const nth = match.slice(1).findIndex((group) => group !== undefined)
    const slot = slots[nth]
    if (!slot) continue
    if (match.index > at) parts.push(text.slice(at, match.index))
    parts.push(slot[1](match[0]))
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts
}

const FILES = { sandbox: 'files.sandbox.invalid', vonage: 'api-us.nexmo.com' }

/** Some moments are written without their milliseconds. */
const timeAt = (nth: number, found: string): Part =>
  found.includes('.')
    ? ({ times }) => times[nth] ?? ''
    : ({ times }) => (times[nth] ?? '').replace(/\.\d+Z$/, 'Z')
