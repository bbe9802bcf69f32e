// What webhooks take while a great deal is being deleted beside them, against the same without: `npm run bench:retention`.
// One process answers webhooks, another deletes, as with `npm start`; on SQLite, where only one of them writes at a time. As an
// argument: how many calls there are to be deleted.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { appendLog, type LogRow } from '@/lib/store/call-log'
import { type Database, openDatabase } from '@/lib/store/database'
import { migrate } from '@/lib/store/migrate'
import { sweep } from '@/lib/store/projection'
import { makePace } from '@/lib/store/retention/pace'
import { applyRetention } from '@/lib/store/retention/run'
import { retention } from '@/lib/store/retention/settings'

const ROWS_PER_CALL = 8
const WEBHOOKS_PER_SECOND = 100
const ROUNDS = 3
const ROUND_MS = 4_000
/** When the calls to be deleted were. */
const old = new Date(Date.now() - 100 * 86_400_000)
let sent = 0

const [first = '20000', url] = process.argv.slice(2)
if (first === 'delete') await deleteEverything(String(url))
else await compare(Number(first))

/** The other process: deletes until it is told to stop. */
async function deleteEverything(of: string) {
  const db = await openDatabase(of)
  let isOver = false
  process.once('SIGTERM', () => {
    isOver = true
  })
  const pace = makePace(db, () => !isOver)
  process.send?.('ready')
  const done = await applyRetention(db, retention.parse({ callsDays: 1 }), { pace, now: new Date() })
  process.send?.(done.calls)
  await db.close()
  process.disconnect()
}

async function compare(calls: number) {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
  const of = `file:${join(folder, 'bench.db')}`
  try {
    await migrate(of)
    const db = await openDatabase(of)
    await fill(db, calls)
    const alone: number[] = []
    const beside: number[] = []
    let deleted = 0
    // In turns, so that what else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(...(await answer(db)))
      const deleting = await startDeleting(of)
      beside.push(...(await answer(db)))
      deleted += await deleting.stop()
    }
    const [[left]] = [await db.query('SELECT COUNT(*) AS calls FROM calls')]
    await db.close()
    report(alone, beside, { deleted, left: Number(left?.calls) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What each webhook took: its row is durable, as before every answer. */
async function answer(db: Database): Promise<number[]> {
  const took: number[] = []
  const until = performance.now() + ROUND_MS
  const answering: Promise<void>[] = []
  while (performance.now() < until) {
    const begunAt = performance.now()
    answering.push(
      appendLog(db, [row(new Date(), `new-${Math.floor(sent / ROWS_PER_CALL)}`)]).then(() => {
        took.push(performance.now() - begunAt)
      }),
    )
    await pause(1_000 / WEBHOOKS_PER_SECOND)
  }
  await Promise.all(answering)
  return took
}

async function startDeleting(of: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', import.meta.filename, 'delete', of], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return {
    async stop(): Promise<number> {
      const told = once(child, 'message')
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const [deleted] = await told
      await gone
      return Number(deleted)
    },
  }
}

async function fill(db: Database, calls: number) {
  for (let call = 0; call < calls; call += 100) {
    const rows = Array.from({ length: 100 * ROWS_PER_CALL }, (_, at) =>
      row(old, `old-${call + Math.floor(at / ROWS_PER_CALL)}`),
    )
    await appendLog(db, rows)
  }
  await sweep(db)
}

/** As large as real ones are. */
function row(at: Date, conversation: string): LogRow {
  sent += 1
  const key = `${at.toISOString()}|${sent}`
  const event = { type: 'leg', state: 'ringing', direction: 'inbound', key, conversationId: conversation }
  return {
    key,
    waitKey: `vonage:${conversation}#${sent}`,
    callId: `vonage:${conversation}`,
    carrier: 'vonage',
    kind: 'leg',
    receivedAt: at.toISOString(),
    request: JSON.stringify({
      method: 'POST',
      url: `/webhooks/vonage/input?t=${'t'.repeat(500)}`,
      headers: {},
      body: 'b'.repeat(300),
    }),
    event: JSON.stringify({
      ...event,
      caller: '+12025550143',
      called: '+442079460000',
      at: at.toISOString(),
    }),
    status: 200,
    reply: 'r'.repeat(900),
    turn: null,
    durationMicros: 300,
  }
}

function report(alone: number[], beside: number[], { deleted, left }: { deleted: number; left: number }) {
  const at = (took: number[], share: number) =>
    [...took].sort((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  const line = (name: string, ...cells: string[]) =>
    console.log([name.padEnd(26), ...cells.map((cell) => cell.padStart(12))].join(''))
  line('webhook', 'alone', 'beside', 'ratio')
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    const [one, other] = [at(alone, share), at(beside, share)]
    line(name, `${one.toFixed(2)} ms`, `${other.toFixed(2)} ms`, `×${(other / one).toFixed(2)}`)
  }
  const seconds = (ROUNDS * ROUND_MS) / 1_000
  console.log(
    `${alone.length} and ${beside.length} webhooks; ${deleted} calls with their ${ROWS_PER_CALL} webhooks deleted beside them in ${seconds} s, ${left} calls left.`,
  )
}
