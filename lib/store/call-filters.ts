import { z } from 'zod'
import { phoneNumber } from '@/lib/flow/numbers'
import { endOf } from './number-end'

/** What a filter asks of the row of a call. `$` stands for its value, once or more often. */
type Asks = {
  where: string
  /** The column that must be equal, if an index has the calls of each of its values in the order of their beginning. */
  lead?: string
}

type Filter<Value extends string | number | boolean> = {
  /** Its name in the address of the page and of the API. */
  parameter: string
  title: string
  /** For readers of the API. */
  means: string
  /** From the text in an address; gives a sentence where it does not fit. */
  schema: z.ZodType<Value, string>
  /** The same as OpenAPI says it. */
  form: { type: 'string' | 'integer'; enum?: string[]; format?: string; example?: string }
  asks: Asks
}

const filter = <Value extends string | number | boolean>(one: Filter<Value>): Filter<Value> => one

const text = (most: number) => z.string().trim().min(1).max(most)
const plain = { type: 'string' } as const
/** E.164 where it is a number, else what the carrier gave ("anonymous", a SIP address). */
const party = text(200).transform((written) => phoneNumber(written) ?? written)
const moment = z.iso
  .datetime({ offset: true, error: 'is no time; write it as 2026-03-14T09:00:00Z' })
  .transform((written) => new Date(written).toISOString())
const seconds = z
  .string()
  .regex(/^\d{1,7}$/, 'is no number of seconds')
  .transform(Number)

/**
 * Everything by which calls are chosen: the page, the API and the statements are made of this list. In its order the first leads
 * where two narrow as much.
 */
export const CALL_FILTERS = {
  caller: filter({
    parameter: 'caller',
    title: 'Caller',
    means: 'Who called',
    schema: party,
    form: { ...plain, example: '+44 20 7946 0018' },
    asks: { where: 'caller = $', lead: 'caller' },
  }),
  called: filter({
    parameter: 'number',
    title: 'Number',
    means: 'Which number was called',
    schema: party,
    form: { ...plain, example: '+44 20 7946 0018' },
    asks: { where: 'called = $', lead: 'called' },
  }),
  versionId: filter({
    parameter: 'version',
    title: 'Version',
    means: 'The id of the version',
    schema: text(64),
    form: plain,
    asks: { where: 'version_id = $', lead: 'version_id' },
  }),
  lastNode: filter({
    parameter: 'node',
    title: 'Ended at',
    means: 'The id of the node at which the call stands, or stood at its end',
    schema: text(200),
    form: plain,
    asks: { where: 'last_node = $', lead: 'last_node' },
  }),
  flowId: filter({
    parameter: 'flow',
    title: 'Flow',
    means: 'The id of the flow',
    schema: text(64),
    form: plain,
    asks: { where: 'flow_id = $', lead: 'flow_id' },
  }),
  outcome: filter({
    parameter: 'outcome',
    title: 'Outcome',
    means: 'How it ended',
    schema: text(80),
    form: { ...plain, example: 'caller-hung-up' },
    asks: { where: 'outcome = $', lead: 'outcome' },
  }),
  state: filter({
    parameter: 'state',
    title: 'State',
    means: 'Whether it goes on',
    schema: z.enum(['in-progress', 'ended']),
    form: { ...plain, enum: ['in-progress', 'ended'] },
    asks: { where: 'state = $', lead: 'state' },
  }),
  isTest: filter({
    parameter: 'test',
    title: 'Test',
    means: 'Calls of the sandbox only, or none of them',
    schema: z.enum(['true', 'false']).transform((word) => word === 'true'),
    form: { ...plain, enum: ['true', 'false'] },
    asks: { where: 'is_test = $', lead: 'is_test' },
  }),
  carrier: filter({
    parameter: 'carrier',
    title: 'Carrier',
    means: 'Whose number was called',
    schema: text(40),
    form: plain,
    asks: { where: 'carrier = $' },
  }),
  atLeastSeconds: filter({
    parameter: 'atLeastSeconds',
    title: 'At least',
    means: 'Lasted so long or longer, seconds',
    schema: seconds,
    form: { type: 'integer' },
    asks: { where: 'duration_seconds >= $' },
  }),
  atMostSeconds: filter({
    parameter: 'atMostSeconds',
    title: 'At most',
    means: 'Lasted no longer, seconds',
    schema: seconds,
    form: { type: 'integer' },
    asks: { where: 'duration_seconds <= $' },
  }),
  from: filter({
    parameter: 'from',
    title: 'From',
    means: 'Begun then or later',
    schema: moment,
    form: { ...plain, format: 'date-time' },
    asks: { where: 'started_at >= $' },
  }),
  to: filter({
    parameter: 'to',
    title: 'To',
    means: 'Begun before then',
    schema: moment,
    form: { ...plain, format: 'date-time' },
    asks: { where: 'started_at < $' },
  }),
  search: filter({
    parameter: 'search',
    title: 'Search',
    means: 'A caller or called number in any written form, or its last digits (at least four)',
    schema: text(60).refine(
      (written) => endOf(written) !== undefined,
      'needs at least the last four digits of a number',
    ),
    form: { ...plain, example: '020 7946 0018' },
    // Asked of two columns: `call-search` knows how.
    asks: { where: '' },
  }),
} as const

export type FilterName = keyof typeof CALL_FILTERS
type Values = { [Name in FilterName]: z.output<(typeof CALL_FILTERS)[Name]['schema']> }

/** Which calls are wanted; what is not given does not narrow. */
export type CallFilters = { [Name in FilterName]?: Values[Name] | undefined }

export const FILTER_NAMES = Object.keys(CALL_FILTERS) as FilterName[]

/** The filters that an address holds, and which of its parameters say nothing that can be understood. */
export function readCallFilters(parameters: Record<string, string | undefined>): {
  filters: CallFilters
  misfits: { name: FilterName; problem: string }[]
} {
  const filters: Record<string, unknown> = {}
  const misfits: { name: FilterName; problem: string }[] = []
  for (const name of FILTER_NAMES) {
    const { parameter, schema, title } = CALL_FILTERS[name]
    const written = parameters[parameter]
    if (written === undefined || written === '') continue
    const read = schema.safeParse(written)
    if (read.success) filters[name] = read.data
    else misfits.push({ name, problem: `${title} ${read.error.issues[0]?.message ?? 'does not fit'}.` })
  }
  return { filters: filters as CallFilters, misfits } // each by its own schema
}
