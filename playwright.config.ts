import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { SYSTEM_BROWSERS } from './scripts/lib/browser.mjs'

// Every process of the run reads this file: the first decides, the others find it decided.
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'patchbay-e2e-'))
const port = process.env.E2E_PORT ?? '3100'
const voicePort = process.env.E2E_VOICE_PORT ?? '3101'
/** Where the tests play Vonage. */
const vonage = `http://127.0.0.1:${Number(port) + 7}`
const executablePath = process.env.PATCHBAY_CHROMIUM ?? SYSTEM_BROWSERS.find(existsSync)

/** What a person does in a browser, against what `npm start` brings up on an empty data folder. */
export default defineConfig({
  testDir: 'e2e',
  // Two runs at a time, each with a server of its own, keep out of each other's way.
  outputDir: `test-results/e2e-${port}`,
  globalTeardown: './e2e/forget-data.ts',
  workers: 1,
  // Bounds for what hangs, not claims of speed: two runs share two cores, and a page that is looked at by axe holds both.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // Recording every step takes a fifth of the time of a run: `npx playwright test --trace retain-on-failure` asks for it.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // From the link that is printed to a published flow: whoever that makes the owner tells the other stories.
    { name: 'first run', testMatch: 'first-run.setup.ts' },
    {
      name: 'stories',
      dependencies: ['first run'],
      use: { storageState: join(process.env.E2E_DATA_DIR, 'owner.json') },
    },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    // Printed once both servers answer; `E2E_FIRST_RUN` is where it leads.
    wait: { stdout: /:\d+(?<e2e_first_run>\/join\/[\w-]+)[\s\S]*Ctrl-C/ },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: '',
      PORT: port,
      VOICE_PORT: voicePort,
      VOICE_HOST: '127.0.0.1',
      VONAGE_API_URL: vonage,
      VONAGE_REST_URL: vonage,
    },
  },
})
