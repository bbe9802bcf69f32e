import { cursorAt } from '@/lib/store/calls'
import type { Database } from '@/lib/store/database'

export type Question = [title: string, asked: Record<string, string>]

/** What is asked, with values that the calls in this database really have: many, few, and none. */
export async function questionsFor(db: Database): Promise<Question[]> {
  const one = async (sql: string) => Object.values((await db.query(sql))[0] ?? {}).map(String)
  const common = (column: string, order: 'DESC' | 'ASC') =>
    one(
      `SELECT ${column} FROM (SELECT ${column} FROM calls ORDER BY started_at DESC LIMIT 20000) AS s
        WHERE ${column} IS NOT NULL AND ${column} <> '' GROUP BY ${column} ORDER BY COUNT(*) ${order} LIMIT 1`,
    )
  const [[flow = ''], [rareFlow = ''], [number = ''], [caller = ''], [once = ''], [node = '']] =
    await Promise.all([
      common('flow_id', 'DESC'),
      common('flow_id', 'ASC'),
      common('called', 'DESC'),
      common('caller', 'DESC'),
      common('caller', 'ASC'),
      common('last_node', 'DESC'),
    ])
  const [version = ''] = await one(
    `SELECT id FROM versions WHERE flow_id = '${flow}' ORDER BY number LIMIT 1`,
  )
  const [startedAt = '', id = ''] = await one(
    'SELECT started_at, id FROM calls ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM calls)',
  )
  const middle = cursorAt({ startedAt, id })
  const day = startedAt.slice(0, 10)
  return [
    ['everything', {}],
    ['everything, from the middle on', { before: middle }],
    ['everything, from the middle up', { after: middle }],
    ['flow, many', { flow }],
    ['flow, few', { flow: rareFlow }],
    ['flow, none', { flow: 'nobody' }],
    ['version, old', { version }],
    ['number', { number }],
    ['number, none', { number: '+442079469999' }],
    ['caller, often', { caller }],
    ['caller, once', { caller: once }],
    ['caller, none', { caller: '+442079469999' }],
    ['state, in progress', { state: 'in-progress' }],
    ['state, ended', { state: 'ended' }],
    ['outcome, many', { outcome: 'connected' }],
    ['outcome, few', { outcome: 'failed' }],
    ['outcome, none', { outcome: 'nothing-like-it' }],
    ['ended at a node', { node }],
    ['ended at a node, none', { node: 'nowhere' }],
    ['tests', { test: 'true' }],
    ['real calls', { test: 'false' }],
    ['at least 10 minutes', { atLeastSeconds: '600' }],
    ['at least 50 minutes', { atLeastSeconds: '3000' }],
    ['at least 10 hours, none', { atLeastSeconds: '36000' }],
    ['one to two seconds', { atLeastSeconds: '1', atMostSeconds: '2' }],
    ['today', { when: 'today' }],
    ['last 7 days', { when: '7-days' }],
    ['one day long ago', { from: day, to: day }],
    ['search, last four digits', { search: caller.slice(-4) }],
    ['search, national', { search: `0${caller.slice(3)}` }],
    ['search, none', { search: '9875' }],
    ['flow and outcome', { flow, outcome: 'connected' }],
    ['flow and outcome, few', { flow, outcome: 'failed' }],
    ['flow and outcome, none', { flow, outcome: 'conference' }],
    ['flow and node', { flow, node }],
    ['flow and in progress', { flow, state: 'in-progress' }],
    ['flow and tests', { flow, test: 'true' }],
    ['flow and number of another, none', { flow: rareFlow, number }],
    ['flow and one day', { flow, from: day, to: day }],
    ['flow and at least 10 minutes', { flow, atLeastSeconds: '600' }],
    ['number and outcome, few', { number, outcome: 'failed' }],
    ['version and node', { version, node }],
    ['caller and outcome', { caller, outcome: 'connected' }],
    ['tests that failed', { test: 'true', outcome: 'failed' }],
    ['real, failed, last 7 days', { test: 'false', outcome: 'failed', when: '7-days' }],
    ['search and outcome', { search: caller.slice(-4), outcome: 'failed' }],
    ['flow, outcome, node, real', { flow, outcome: 'caller-hung-up', node, test: 'false' }],
  ]
}
