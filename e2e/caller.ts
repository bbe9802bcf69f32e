import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Rings the sample through the real voice server, as `npm run call` does. */
export async function rings(...cues: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'call', '+442079460000', ...cues], {
    env: {
      ...process.env,
      DATA_DIR: process.env.E2E_DATA_DIR,
      PORT: process.env.E2E_PORT ?? '3100',
      VOICE_PORT: process.env.E2E_VOICE_PORT ?? '3101',
    },
  })
  return stdout
}
