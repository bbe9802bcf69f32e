import { execFileSync, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SignedRequest, sign } from '@/lib/carriers/sandbox/sender'
import { readConfig } from '@/lib/config'
import { flowDocument } from '@/lib/flow/document'
import { beginCall, walk } from '@/lib/flow/walk'
import { acmeReception } from '@/lib/samples/acme-reception'
import { callIdOf } from '@/lib/store/call-id'
import { openDatabase } from '@/lib/store/database'
import { createFlow } from '@/lib/store/flows'
import { migrate } from '@/lib/store/migrate'
import { publish } from '@/lib/store/versions'
import { makeSealer } from '@/lib/voice/token'
import { load, type Measured } from './voice/load'

/**
 * Turns per second of the voice server (signed, sealed, durably logged input turns, each of a call of its own) beside the
 * least that could answer at all and beside a handler as the guides show it. One run, one core each for server and sender,
 * so that the ratios hold on any machine.
 */
const WARM_UP = 4_000
const MEASURED = 30_000
const CONNECTIONS = 64
const FIRST_PORT = 34_100

/** The first is what the others are held against. */
const CONTESTANTS: [string, string[]][] = [
  ['bare node:http (checks the signature, one fixed NCCO)', ['--import', 'tsx', 'bench/voice/rival-bare.ts']],
  ['Patchbay voice server', ['dist/voice.js']],
  ['Express by hand (one durable insert per webhook)', ['--import', 'tsx', 'bench/voice/rival-express.ts']],
]

const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
const secret = randomBytes(32).toString('hex')
const sealKey = randomBytes(32)
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  DATA_DIR: dataDir,
  SANDBOX_SECRET: secret,
  SEAL_KEY: sealKey.toString('base64'),
  VOICE_HOST: '127.0.0.1',
}

const hasTaskset = process.platform === 'linux' && runs('taskset', ['--version'])
if (hasTaskset) execFileSync('taskset', ['-acp', '1', String(process.pid)], { stdio: 'ignore' })
else console.log('taskset is not there: server and sender share the cores, so the ratios are less sharp')

try {
  const webhooks = await prepare()
  const rows: [string, Contest][] = []
  for (const [nth, [name, args]] of CONTESTANTS.entries())
    rows.push([name, await measure(args, nth, webhooks)])
  report(rows)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

/** Publishes the sample, and writes as many signed "pressed 2 at the main menu" as are sent, each of another call. */
async function prepare(): Promise<Buffer[]> {
  const config = readConfig(env)
  await migrate(config.databaseUrl)
  const db = await openDatabase(config.databaseUrl)
  const document = flowDocument.parse(acmeReception)
  const flow = await createFlow(db, { document })
  const published = await publish(db, flow.id, { note: 'bench' })
  if (!published.ok) throw new Error(`The sample cannot be published: ${JSON.stringify(published)}`)
  await db.close()

  const sealer = makeSealer([sealKey])
  const startedAt = new Date()
  const webhooks: Buffer[] = []
  for (let nth = 0; nth < WARM_UP + MEASURED; nth += 1) {
    const conversation = `CON-${randomUUID()}`
    const incoming = {
      id: callIdOf('sandbox', conversation),
      version: published.version.id,
      caller: '+447700900123',
      called: '+442079460000',
      startedAt: startedAt.toISOString(),
    }
    const { call } = walk(document, beginCall(document, incoming), undefined, {
      now: startedAt,
      opening: () => undefined,
    })
    const url = `http://localhost/webhooks/vonage/input?t=${sealer.seal(JSON.stringify(call), 'call:vonage')}`
    const pressed = {
      speech: { error: 'Speech was not enabled' },
      dtmf: { digits: '2', timed_out: false },
      from: '447700900123',
      to: '442079460000',
      uuid: randomUUID().replaceAll('-', ''),
      conversation_uuid: conversation,
      timestamp: new Date(startedAt.getTime() + nth).toISOString(),
    }
    const signed = await sign(
      { method: 'POST', url, body: pressed },
      { secret, at: startedAt, id: randomUUID() },
    )
    webhooks.push(overTheWire(signed))
  }
  return webhooks
}

function overTheWire({ method, url, headers, body }: SignedRequest): Buffer {
  const { pathname, search } = new URL(url)
  const lines = Object.entries({ host: 'localhost', ...headers, 'content-length': Buffer.byteLength(body) })
  return Buffer.from(
    `${method} ${pathname}${search} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  )
}

type Contest = Measured & { cpuMicros: number }

async function measure(args: string[], nth: number, webhooks: Buffer[]): Promise<Contest> {
  const port = FIRST_PORT + nth
  const [command, ...rest] = hasTaskset
    ? ['taskset', '-c', '0', process.execPath, ...args]
    : [process.execPath, ...args]
  const server = spawn(command ?? '', rest, {
    env: { ...env, VOICE_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const gone = new Promise((done) => server.once('exit', done))
  try {
    await listening(port)
    const isGood = (reply: string) => reply.startsWith('HTTP/1.1 200') && reply.includes('"action"')
    await load(port, webhooks.slice(0, WARM_UP), CONNECTIONS, isGood)
    const before = cpuMillis(server.pid)
    const measured = await load(port, webhooks.slice(WARM_UP), CONNECTIONS, isGood)
    return { ...measured, cpuMicros: ((cpuMillis(server.pid) - before) * 1_000) / MEASURED }
  } finally {
    server.kill('SIGTERM')
    await gone
  }
}

function report(rows: [string, Contest][]) {
  const bare = rows[0]?.[1].perSecond ?? 1
  console.log(`\n${MEASURED} signed input webhooks, each of another call, over ${CONNECTIONS} connections\n`)
  console.log(
    `${'turns/s'.padStart(9)} ${'of bare'.padStart(8)} ${'p50 ms'.padStart(8)} ${'p99 ms'.padStart(8)} ${'CPU µs'.padStart(8)} ${'failed'.padStart(7)}`,
  )
  for (const [name, { perSecond, p50Ms, p99Ms, cpuMicros, failed }] of rows) {
    const figures = [
      perSecond.toFixed(0).padStart(9),
      (perSecond / bare).toFixed(2).padStart(8),
      p50Ms.toFixed(2).padStart(8),
      p99Ms.toFixed(2).padStart(8),
      (Number.isNaN(cpuMicros) ? '–' : cpuMicros.toFixed(0)).padStart(8),
      String(failed).padStart(7),
    ]
    console.log(`${figures.join(' ')}  ${name}`)
  }
  if (rows.some(([, { failed }]) => failed > 0)) process.exitCode = 1
}

/** What a process has spent of the processor, user and system: it tells the cost of a turn also where the machine is busy. */
function cpuMillis(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10 // in hundredths of a second
  } catch {
    return Number.NaN // only Linux tells
  }
}

async function listening(port: number) {
  const until = Date.now() + 15_000
  for (;;) {
    const isUp = await new Promise<boolean>((settle) => {
      const socket = connect(port, '127.0.0.1', () => settle(true))
      socket.on('error', () => settle(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isUp) return
    if (Date.now() > until) throw new Error(`Nothing listens on port ${port}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

function runs(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
