import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Flow } from '@/lib/flow/document'

/** A Patchbay of its own on an empty data folder: built for production, as `npm start` brings it up. */
export async function startPatchbay(port: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-bench-'))
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    PORT: String(port),
    VOICE_PORT: String(port + 1),
    VOICE_HOST: '127.0.0.1',
  }
  const program = spawn(process.execPath, ['scripts/start.mjs'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((done) => program.once('close', () => done()))
  async function stop() {
    program.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  const isUp = await Promise.race([
    new Promise<boolean>((done) =>
      program.stdout.on('data', (text) => String(text).includes('is up') && done(true)),
    ),
    ended.then(() => false),
  ])
  if (!isUp) {
    await stop()
    throw new Error('Patchbay did not start: run npm start to see why')
  }
  const address = `http://127.0.0.1:${port}`
  const told = execFileSync(process.execPath, ['scripts/run.mjs', 'api-key', 'create', 'bench'], { env })
  const key = /pb_\S+/.exec(String(told))?.[0] ?? ''

  /** Brings a flow in through the API; gives the address of its editor. */
  async function bringIn(flow: Flow): Promise<string> {
    const reply = await fetch(`${address}/api/v1/flows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(flow),
    })
    if (!reply.ok) throw new Error(`The flow was not taken: ${await reply.text()}`)
    const { id } = (await reply.json()) as { id: string }
    return `${address}/flows/${id}`
  }
  return { bringIn, stop }
}
