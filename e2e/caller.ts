import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'

const run = promisify(execFile)
const SAMPLE = '+442079460000'

const env = () => ({
  ...process.env,
  DATA_DIR: process.env.E2E_DATA_DIR,
  PORT: process.env.E2E_PORT ?? '3100',
  VOICE_PORT: process.env.E2E_VOICE_PORT ?? '3101',
})

/** Rings the sample through the real voice server, as `npm run call` does. */
export async function rings(...cues: string[]): Promise<string> {
  const args = ['scripts/run.mjs', 'call', SAMPLE, ...cues]
  const { stdout } = await run(process.execPath, args, { env: env() })
  return stdout
}

/** Somebody who is on the phone while other things happen. */
export class CallerOnTheLine {
  private heard = ''
  private readonly phone: ChildProcess

  constructor() {
    this.phone = spawn(process.execPath, ['scripts/run.mjs', 'call', SAMPLE], { env: env() })
    this.phone.stdout?.on('data', (piece: Buffer) => {
      this.heard += piece.toString()
    })
  }

  async hears(text: string) {
    await expect(() => expect(this.heard).toContain(text)).toPass({ timeout: 15_000 })
    this.heard = ''
  }

  presses(keys: string) {
    this.phone.stdin?.write(`${keys}\n`)
  }

  hangsUp() {
    this.phone.stdin?.end('h\n')
  }
}
