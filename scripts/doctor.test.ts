import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Installation, openInstallation } from '@/lib/doctor/testing/installation'

let here: Installation
let bundleDir: string
beforeAll(async () => {
  // As it is shipped; and inside the folder, so that packages are found.
  mkdirSync('node_modules/.cache', { recursive: true })
  bundleDir = mkdtempSync(resolve('node_modules/.cache/doctor-'))
  await build({
    entryPoints: ['scripts/doctor.ts'],
    outdir: bundleDir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
  here = await openInstallation()
}, 60_000)
afterAll(async () => {
  await here.close()
  rmSync(bundleDir, { recursive: true })
})

/** Runs the check as somebody at a terminal does. */
function doctor(args: string[] = [], env: Record<string, string> = {}) {
  const { config, secrets, databaseUrl, vonage } = here
  const child = spawn(process.execPath, [join(bundleDir, 'doctor.js'), ...args], {
    env: {
      ...process.env,
      DATA_DIR: config.dataDir,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: config.publicUrl,
      PORT: '1',
      VOICE_HOST: '127.0.0.1',
      VOICE_PORT: String(config.voicePort),
      VONAGE_API_URL: vonage.url,
      VONAGE_REST_URL: vonage.url,
      SEAL_KEY: secrets.sealKeys[0]?.toString('base64'),
      ENCRYPTION_KEY: secrets.encryptionKey.toString('base64'),
      SANDBOX_SECRET: secrets.sandboxSecret,
      ...env,
    },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  return new Promise<{ code: number | null; out: string; err: string }>((end) =>
    child.on('close', (code) => end({ code, out, err })),
  )
}

test('the terminal tells each check, ends well while only something is to be looked at, and badly when it must be mended', async () => {
  const well = await doctor()
  expect(well.err).toBe('')
  expect(well.out).toMatch(/✓ good {6}Signed webhooks\n +One signed with the secret is taken/)
  expect(well.out).toMatch(/! look {6}Public address/)
  expect(well.out).toContain('Nothing must be mended.')
  expect(well.code).toBe(0)

  await here.change({ apiKey: 'abcd1234' })
  const badly = await doctor()
  expect(badly.out).toMatch(
    /✗ MEND {6}Signed webhooks\n +No signature secret is set: every webhook is refused/,
  )
  expect(badly.out).toContain('must be mended')
  expect(badly.code).toBe(1)
}, 60_000)

test('another address can be tried, and a folder where nothing was ever started stays empty', async () => {
  const elsewhere = await doctor(['--url', 'http://127.0.0.1:1/'])
  expect(elsewhere.out).toContain('http://127.0.0.1:1 does not answer: ')
  expect(elsewhere.code).toBe(1)

  const nowhere = join(mkdtempSync(join(tmpdir(), 'patchbay-none-')), 'data')
  const never = await doctor([], { DATA_DIR: nowhere, SEAL_KEY: '' })
  expect(never.err).toContain('was never started')
  expect(never.code).toBe(1)
  expect(existsSync(nowhere)).toBe(false)
}, 60_000)
