// What one row of the call log costs, and one question on the path of a caller: `npx tsx bench/append-log.ts [postgres://…]`.
// Without an address: SQLite in a temporary folder. CPU is this process's; a PostgreSQL server's own is not in it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendLog, type LogRow } from '@/lib/store/call-log'
import { openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'
import { answeringVersion, createNumber } from '@/lib/store/numbers'
import { projectCalls } from '@/lib/store/projection'

const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
const url = process.argv[2] ?? `file:${join(folder, 'bench.db')}`
await migrate(url)
const db = await openDatabase(url)

let count = 0
const CALLS = 5_000
const callId = (n: number) => `vonage:CON-${process.pid}-${n % CALLS}`

/** As large as real ones are: signed request, NCCO, one menu passed. */
const row = (): LogRow => {
  count += 1
  const body = JSON.stringify({
    dtmf: { digits: '1', timed_out: false },
    uuid: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
    conversation_uuid: callId(count),
    timestamp: '2026-01-01T12:00:00.000Z',
  })
  return {
    key: `bench-${process.pid}-${count}`,
    waitKey: `${callId(count)}#${Math.floor(count / CALLS)}`,
    callId: callId(count),
    carrier: 'vonage',
    kind: 'heard',
    receivedAt: new Date().toISOString(),
    request: JSON.stringify({
      method: 'POST',
      url: `/webhooks/vonage/input?t=${'t'.repeat(500)}`,
      headers: { authorization: 'Bearer …' },
      body,
    }),
    event: JSON.stringify({ type: 'heard', heard: { type: 'digits', digits: '1' }, key: `bench-${count}` }),
    status: 200,
    reply: JSON.stringify([
      { action: 'talk', text: 'x'.repeat(200) },
      { action: 'input', eventUrl: ['u'.repeat(500)] },
    ]),
    turn: JSON.stringify({
      versionId: '0123456789abcdef',
      caller: '+12025550143',
      called: '+442079460000',
      trail: [
        { node: 'menu', kind: 'menu', heard: { type: 'digits', digits: '1' }, exit: '1' },
        { node: 'sales', kind: 'menu' },
      ],
      next: { type: 'wait' },
      waitingAt: 'sales',
    }),
    durationMicros: 300,
  }
}

async function measure(name: string, per: number, times: number, run: (n: number) => Promise<unknown>) {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  for (let n = 0; n < times; n += 1) await run(n)
  const { user, system } = process.cpuUsage(cpu)
  const each = (micros: number) => `${(micros / times / per).toFixed(1).padStart(8)} µs`
  console.log(
    `${name.padEnd(40)} ${each((performance.now() - begun) * 1_000)} elapsed ${each(user + system)} CPU`,
  )
}

const rows = (n: number) => Array.from({ length: n }, row)
const WARM_UP = 300
for (let n = 0; n < WARM_UP; n += 1) await appendLog(db, rows(2))
for (const size of [1, 10, 50, 200, 500]) {
  const times = Math.ceil(4_000 / size)
  const batches = Array.from({ length: times }, () => rows(size))
  await measure(`append, ${size} rows at a time, each row`, size, times, (n) =>
    appendLog(db, batches[n] ?? []),
  )
}

const e164 = '+442079460000'
await createNumber(db, { e164, carrier: 'sandbox' })
await measure('answeringVersion', 1, 2_000, () => answeringVersion(db, 'sandbox', e164))
await measure('the same with Prisma', 1, 2_000, () =>
  db.client.number.findUnique({
    where: { e164 },
    select: { pinnedVersionId: true, flow: { select: { liveVersionId: true } } },
  }),
)
const ids = Array.from({ length: 200 }, (_, n) => callId(n))
await measure('projectCalls, 200 at a time, each call', 200, 10, () => projectCalls(db, ids))

await db.close()
rmSync(folder, { recursive: true, force: true })
