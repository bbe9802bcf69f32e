import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placeCall } from '@/lib/carriers/sandbox/phone'
import { migrate } from '@/lib/store/migrate'
import { checkNode } from './lib/node-version.mjs'

/** A first start may have to build; when `npm test` runs this, everything is built. */
const LONG = 240_000

let home: string
let started: ChildProcess[]
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-start-'))
  started = []
})
afterEach(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  rmSync(home, { recursive: true, force: true })
})

/** `npm start` on a data folder and ports of its own. */
async function start(env: Record<string, string> = {}) {
  const [port, voicePort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: join(home, 'data'),
      PORT: String(port),
      VOICE_PORT: String(voicePort),
      VOICE_HOST: '127.0.0.1',
      ...env,
    },
  })
  started.push(child)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return {
    dashboard: `http://127.0.0.1:${port}`,
    voice: `http://127.0.0.1:${voicePort}`,
    pid: child.pid ?? 0,
    output: () => output,
    exit,
    isUp: async () => {
      while (!output.includes('Patchbay is up')) {
        if (child.exitCode !== null) throw new Error(`It ended: ${output}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    end: (signal: NodeJS.Signals = 'SIGTERM') => child.kill(signal),
  }
}

async function fails(env: Record<string, string>, sentence: RegExp) {
  const program = await start(env)
  expect(await program.exit).toBe(1)
  expect(program.output()).toMatch(sentence)
  expect(program.output(), 'no stack trace').not.toMatch(/^\s+at /m)
}

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address ? address.port : 0 }
}

async function freePort(): Promise<number> {
  const { server, port } = await listening()
  await new Promise((resolve) => server.close(resolve))
  return port
}

const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => undefined,
  )

test('a port that is taken is named, with the setting that gives another', { timeout: LONG }, async () => {
  const { server, port } = await listening()
  await fails(
    { PORT: String(port) },
    new RegExp(`Port ${port}, where the dashboard .* taken: .* set PORT to`),
  )
  await fails(
    { VOICE_PORT: String(port) },
    new RegExp(`Port ${port}, where the voice server .* VOICE_PORT to`),
  )
  server.close()
})

test('a bad setting is named, with what to write', { timeout: LONG }, async () => {
  await fails({ PORT: 'eighty' }, /PORT is "eighty", which it cannot be: write a port between 1 and 65535\./)
  expect(readdirSync(home), 'nothing was made').toEqual([])
})

test('a data folder that cannot be written to is named, with what to do', { timeout: LONG }, async () => {
  writeFileSync(join(home, 'file'), '')
  await fails(
    { DATA_DIR: join(home, 'file', 'data') },
    /data folder .*file\/data cannot be written to .* set DATA_DIR/,
  )
})

test('a database that does not answer is told of without its password', { timeout: LONG }, async () => {
  const url = `postgres://patchbay:hidden@127.0.0.1:${await freePort()}/patchbay`
  const program = await start({ DATABASE_URL: url })
  expect(await program.exit).toBe(1)
  expect(program.output()).toMatch(
    /database .* does not answer\. Start its server, or correct DATABASE_URL\./,
  )
  expect(program.output()).not.toMatch(/hidden|^\s+at /m)
})

test('a database of a newer Patchbay is left alone', { timeout: LONG }, async () => {
  const file = join(home, 'newer.db')
  await migrate(`file:${file}`)
  const database = new Sqlite(file)
  database
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        VALUES ('next', 'x', '29990101000000_next', 1, 1, 1)`,
    )
    .run()
  database.close()
  await fails(
    { DATABASE_URL: `file:${file}` },
    /was used by a newer Patchbay \(it has the change 29990101000000_next\)/,
  )
})

test('an old Node.js is told which one is needed', () => {
  expect(() => checkNode('20.18.3')).toThrow(/needs Node\.js 20\.19 or newer and this is 20\.18\.3: install/)
  expect(() => checkNode('18.20.8')).toThrow(/20\.19 or newer/)
  for (const version of ['20.19.0', '22.0.0', '24.1.0']) expect(() => checkNode(version)).not.toThrow()
})

test('the first start makes a sample that can be rung, a second finds it, and each ends cleanly', {
  timeout: LONG,
}, async () => {
  const first = await start()
  await first.isUp()
  expect(first.output()).toContain('npm run call -- +442079460000')
  expect(first.output()).toContain('“Acme reception”, is published')
  expect(await answers(`${first.dashboard}/`)).toBe(200)
  expect(await answers(`${first.voice}/healthz`)).toBe(200)
  first.end('SIGTERM')
  expect(await first.exit).toBe(0)
  expect(await answers(`${first.dashboard}/healthz`)).toBeUndefined()
  expect(await answers(`${first.voice}/healthz`)).toBeUndefined()

  const second = await start()
  await second.isUp()
  expect(second.output(), 'nothing is built again').not.toMatch(/…/)
  expect(second.output()).toContain('npm run call -- +442079460000')
  expect(second.output()).not.toContain('is published')
  second.end('SIGINT')
  expect(await second.exit).toBe(0)
})

test('a voice server that is killed in the middle of a call is started again, and the caller notices nothing', {
  timeout: LONG,
}, async () => {
  const program = await start()
  await program.isUp()
  const { sandboxSecret } = JSON.parse(readFileSync(join(home, 'data', 'secrets.json'), 'utf8'))
  const call = await placeCall({
    publicUrl: program.voice,
    secret: sandboxSecret,
    from: '+447700900123',
    to: '+442079460000',
  })
  await killVoice(program)
  await call.press('2')
  await call.listen()
  expect(call.heard.at(-1)).toMatchObject({ text: expect.stringContaining('This is support') })
  expect(program.output()).toMatch(/The voice server ended by itself \(SIGKILL\); .* It is started again\./)

  await killVoice(program)
  process.kill(voiceOf(program), 'SIGKILL')
  expect(await program.exit).toBe(1)
  expect(program.output()).toMatch(/third time within a minute, so everything was ended/)
  expect(await answers(`${program.dashboard}/healthz`)).toBeUndefined()
})

type Program = Awaited<ReturnType<typeof start>>

const voiceOf = ({ pid }: Program): number =>
  Number(execFileSync('pgrep', ['-P', String(pid), '-f', 'dist/voice.js'], { encoding: 'utf8' }).trim())

/** Kills the voice server, and waits for the one that takes its place. */
async function killVoice(program: Program) {
  const killed = voiceOf(program)
  process.kill(killed, 'SIGKILL')
  await expect.poll(() => answers(`${program.voice}/healthz`), { timeout: 30_000 }).toBe(200)
  expect(voiceOf(program)).not.toBe(killed)
}
