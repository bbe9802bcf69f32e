/**
 * What insights of thirty days cost the server: `npm run bench:insights -- --database file:/tmp/million.db` (a database that
 * `bench:seed` has filled). Each figure is read some times; the slowest counts.
 */
import { parseArgs } from 'node:util'
import { readConfig } from '@/lib/config'
import { openDatabase } from '@/lib/store/database'
import { readFigures } from '@/lib/store/insights/figures'
import { flowLines } from '@/lib/store/insights/flows'
import { lastCallers } from '@/lib/store/insights/last-callers'
import { lookAt } from '@/lib/store/insights/look-at'
import { rebuildInsights } from '@/lib/store/insights/rebuild'
import { migrate } from '@/lib/store/migrate'

const TIMES = 9
const AIM_MS = 500

const { values } = parseArgs({
  options: { database: { type: 'string' }, rebuild: { type: 'boolean', default: false } },
})
const url = values.database ?? readConfig().databaseUrl
await migrate(url)
const db = await openDatabase(url, { queryTimeoutMs: 0 })

if (values.rebuild) {
  const begun = performance.now()
  const calls = await rebuildInsights(db)
  console.log(
    `insights:rebuild counted ${calls} calls in ${Math.round((performance.now() - begun) / 1_000)} s`,
  )
}

const [busiest] = await db.query(
  `SELECT flow_id, MAX(started_at) AS last, COUNT(*) AS calls FROM calls WHERE flow_id IS NOT NULL
    GROUP BY flow_id ORDER BY calls DESC LIMIT 1`,
)
const [all] = await db.query('SELECT COUNT(*) AS calls FROM calls')
const [counts] = await db.query('SELECT COUNT(*) AS rows FROM daily_counts')
if (!busiest) throw new Error('There are no calls in this database; fill it with `npm run bench:seed` first')
console.log(
  `${db.provider}: ${all?.calls} calls, ${busiest.calls} of them in the busiest flow; ${counts?.rows} daily counts\n`,
)
const now = new Date(String(busiest.last))
const looked = await lookAt(db, String(busiest.flow_id), {}, now)
if (!looked) throw new Error('The busiest flow is gone')
const version = [...looked.versions].sort((a, b) => (b.span?.calls ?? 0) - (a.span?.calls ?? 0))[0]
const one = { ...looked.wanted, versionIds: version ? [version.id] : [] }
const { nodes } = await readFigures(db, one)
const [nodeId, node] = Object.entries(nodes).sort(([, a], [, b]) => b.visits - a.visits)[0] ?? ['', undefined]
const rarest = Object.entries(node?.exits ?? {}).sort(([, a], [, b]) => a - b)[0]?.[0]
const place = {
  versionId: version?.id ?? '',
  nodeId,
  from: looked.since,
  to: looked.until,
  isTest: looked.wanted.isTest,
}

await measure('the page of a flow, all versions, 30 days', async () => {
  const page = await lookAt(db, looked.flowId, {}, now)
  if (page) await readFigures(db, page.wanted)
})
await measure('its canvas of one version', () => readFigures(db, one))
await measure('two versions compared', () =>
  Promise.all([readFigures(db, one), readFigures(db, looked.wanted)]),
)
await measure('all flows, 30 days', () => flowLines(db, looked.wanted.from))
await measure('last callers of the busiest node', () => lastCallers(db, place))
await measure('last callers of its rarest exit', () => lastCallers(db, { ...place, exit: rarest }))
await measure('who hung up there last', () => lastCallers(db, { ...place, hungUp: true }))
await db.close()

async function measure(name: string, run: () => Promise<unknown>) {
  const took: number[] = []
  for (let n = 0; n < TIMES; n += 1) {
    const begun = performance.now()
    await run()
    took.push(performance.now() - begun)
  }
  took.sort((a, b) => a - b)
  const [middle = 0, slowest = 0] = [took[Math.floor(TIMES / 2)], took.at(-1)]
  const ms = (value: number) => `${value.toFixed(1).padStart(8)} ms`
  console.log(
    `${name.padEnd(44)} ${ms(middle)} median ${ms(slowest)} slowest ${slowest <= AIM_MS ? '' : '  over 500 ms'}`,
  )
}
