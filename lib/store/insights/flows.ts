import { allow } from '../allow'
import type { Database } from '../database'
import type { CallResult } from './call-result'

/** How a flow did on some days, in a line of a list. */
export type FlowLine = { flowId: string; isTest: boolean; results: Partial<Record<CallResult, number>> }

/** All flows that had calls from a day on, those of the test phone apart. */
export async function flowLines(db: Database, from: string): Promise<FlowLine[]> {
  allow(db, 'viewer')
  const rows = await db.query(
    `SELECT v.flow_id, c.is_test, c.item, SUM(c.total) AS total FROM versions v JOIN daily_counts c ON c.version_id = v.id
      WHERE c.is_test IN ($1, $2) AND c.measure = 'result' AND c.day >= $3 GROUP BY v.flow_id, c.is_test, c.item`,
    false,
    true,
    from,
  )
  const lines = new Map<string, FlowLine>()
  for (const { flow_id, is_test, item, total } of rows) {
    const isTest = is_test === true || is_test === 1
    const key = `${flow_id} ${isTest}`
    const line = lines.get(key) ?? { flowId: String(flow_id), isTest, results: {} }
    line.results[item as CallResult] = Number(total)
    lines.set(key, line)
  }
  return [...lines.values()]
}
