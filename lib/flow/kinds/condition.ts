import { z } from 'zod'
import { day, timeOfDay, WEEKDAYS } from '../calendar'
import type { Place } from '../kind'
import { dayBefore, type LocalTime, localTime } from '../local-time'
import { matchesPattern, patternProblem } from '../pattern'
import { error, type Problem, warning } from '../problem'
import { isTemplate } from '../template'
import { askedBy } from '../templates'

/** Something about a text: a caller's number, what was gathered, what a service answered. */
const textCondition = z.strictObject({
  type: z.literal('text'),
  /** What is looked at. */
  value: z.string().max(1_000).default('{{caller}}'),
  op: z
    .enum([
      'equals',
      'not-equals',
      'contains',
      'starts-with',
      'ends-with',
      'matches',
      'greater',
      'less',
      'is-set',
      'is-empty',
      'one-of',
    ])
    .default('equals'),
  /** What it is compared with. For `matches` a regular expression (`lib/flow/pattern.ts`) that it must match as a whole. */
  to: z.string().max(1_000).default(''),
  /** For `one-of`. */
  list: z.array(z.string().max(200)).max(500).default([]),
})

/** Something about the time, by the clock of the flow's time zone. What is absent is not asked. */
const timeCondition = z.strictObject({
  type: z.literal('time'),
  days: z.array(z.enum(WEEKDAYS)).max(7).optional(),
  /** `to` is not part of it. From 22:00 to 06:00 is a night: after midnight it still belongs to the day before. */
  from: timeOfDay.optional(),
  to: timeOfDay.optional(),
  /** Both days are part of it. */
  fromDate: day.optional(),
  toDate: day.optional(),
})

export const condition = z.discriminatedUnion('type', [textCondition, timeCondition])
export type Condition = z.infer<typeof condition>
type TextCondition = z.infer<typeof textCondition>
type TimeCondition = z.infer<typeof timeCondition>

/** Is it true for this call, now? */
export function holds(
  condition: Condition,
  { fill, world, flow }: Pick<Place, 'fill' | 'world' | 'flow'>,
): boolean {
  if (condition.type === 'time') return isWithin(condition, localTime(world.now, flow.timeZone))
  return compares(condition, fill(condition.value).trim(), (text) => fill(text).trim())
}

/** What is wrong with a condition; `field` is where it stands. */
export function conditionProblems(condition: Condition, field: string): Problem[] {
  if (condition.type === 'time') {
    const { days, from, to, fromDate, toDate } = condition
    const asksNothing = !days?.length && !from && !to && !fromDate && !toDate
    return [
      ...(asksNothing ? [warning('condition.time-always', { field })] : []),
      ...(fromDate && toDate && fromDate > toDate
        ? [error('condition.dates-reversed', { field: `${field}.toDate` })]
        : []),
      ...(from && from === to ? [error('condition.time-never', { field: `${field}.to` })] : []),
    ]
  }
  const { op, to, list, value } = condition
  const refused = op === 'matches' ? patternProblem(to) : undefined
  const isBare = to === '' && !['is-set', 'is-empty', 'one-of'].includes(op)
  return [
    ...(value.trim() === '' ? [error('condition.value-empty', { field: `${field}.value` })] : []),
    ...(isBare ? [error('condition.to-empty', { field: `${field}.to` })] : []),
    ...(op === 'one-of' && list.length === 0
      ? [error('condition.list-empty', { field: `${field}.list` })]
      : []),
    ...(refused ? [error(`pattern.${refused}`, { field: `${field}.to` })] : []),
    ...(['greater', 'less'].includes(op) && !isTemplate(to) && numberOf(to) === undefined && to !== ''
      ? [error('condition.not-a-number', { field: `${field}.to`, values: { text: to } })]
      : []),
  ]
}

/** Which variables a condition reads. One that asks whether there is anything is made for having none. */
export function conditionReads(condition: Condition, field: string) {
  if (condition.type === 'time') return []
  const { op, value, to, list } = condition
  const asksWhether = op === 'is-set' || op === 'is-empty'
  const texts = [
    { at: 'value', text: value },
    ...(asksWhether || op === 'matches' || op === 'one-of' ? [] : [{ at: 'to', text: to }]),
    ...(op === 'one-of' ? list.map((text, which) => ({ at: `list.${which}`, text })) : []),
  ]
  return texts.flatMap(({ at, text }) =>
    askedBy(text).reads.map(({ name, isGuarded }) => ({
      field: `${field}.${at}`,
      name,
      isGuarded: isGuarded || asksWhether,
    })),
  )
}

/** Upper and lower case are the same, except to a pattern. */
function compares({ op, to, list }: TextCondition, value: string, fill: (text: string) => string): boolean {
  const text = value.toLowerCase()
  const other = () => likened(fill(to), value, op)
  switch (op) {
    case 'equals':
      return text === other()
    case 'not-equals':
      return text !== other()
    case 'contains':
      return text.includes(other())
    case 'starts-with':
      return text.startsWith(other())
    case 'ends-with':
      return text.endsWith(other())
    case 'matches':
      return matchesPattern(to, value)
    case 'greater':
      return isOrdered(fill(to), value)
    case 'less':
      return isOrdered(value, fill(to))
    case 'is-set':
      return value !== ''
    case 'is-empty':
      return value === ''
    case 'one-of':
      return list.some((entry) => text === likened(fill(entry), value, op))
  }
}

/** What a value is compared with. Where the value is a number, it may be written as people write it: `+44 (0)20 7946 0018`. */
function likened(text: string, value: string, op: TextCondition['op']): string {
  if (!/^\+\d{5,15}$/.test(value) || !/^[+\d][\d\s().\-/]*$/.test(text)) return text.toLowerCase()
  const digits = text.replace(/\(0\)/g, '').replace(/[^+\d]/g, '')
  return ['contains', 'ends-with'].includes(op) ? digits : digits.replace(/^(\+|00)?/, '+')
}

/** Is the first a smaller number than the second? What is no number is neither smaller nor greater. */
function isOrdered(small: string, great: string): boolean {
  const [one, other] = [numberOf(small), numberOf(great)]
  return one !== undefined && other !== undefined && one < other
}

const numberOf = (text: string): number | undefined =>
  /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : undefined

function isWithin({ days, from, to, fromDate, toDate }: TimeCondition, now: LocalTime): boolean {
  const [begin, end] = [from ?? '00:00', to ?? '24:00']
  const isNight = begin > end
  const isIn = isNight ? now.time >= begin || now.time < end : now.time >= begin && now.time < end
  const { date, weekday } = isNight && now.time < end ? dayBefore(now.date) : now
  return (
    isIn &&
    (!days?.length || days.includes(weekday)) &&
    (!fromDate || date >= fromDate) &&
    (!toDate || date <= toDate)
  )
}
