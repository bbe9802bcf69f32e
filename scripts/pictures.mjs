// Takes the pictures of the README anew: `npm run pictures`. Starts a Patchbay of its own, rings it, and looks at it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './lib/browser.mjs'
import { runCommand } from './lib/command.mjs'
import { inRoot, root } from './lib/root.mjs'
import { runProgram, Trouble } from './lib/trouble.mjs'

const CALLS = [
  ['--from', '+447700900142', '--press', '1', '--callee', 'answer', '--hangup'],
  ['--from', '+12025550143', '--press', '9', '--press', '2,*,1', '--callee', 'no-answer'],
  ['--from', '+447700900123', '--press', '3', '--callee', 'busy'],
]

await runProgram(async () => {
  const env = {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'patchbay-pictures-')),
    DATABASE_URL: '',
    PORT: process.env.PORT ?? '3200',
    VOICE_PORT: process.env.VOICE_PORT ?? '3201',
    VOICE_HOST: '127.0.0.1',
  }
  const program = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => program.once('close', resolve))
  try {
    let said = ''
    await Promise.race([
      new Promise((resolve) =>
        program.stdout.on('data', (text) => {
          said += text
          if (said.includes('Ctrl-C ends')) resolve()
        }),
      ),
      ended.then(() => {
        throw new Trouble('It did not start: run npm start to see why.')
      }),
    ])
    for (const cues of CALLS) {
      const args = ['scripts/run.mjs', 'call', '+442079460000', ...cues]
      const { code, output } = await runCommand(process.execPath, args, { env })
      if (code !== 0) throw new Trouble(`A call went wrong: ${output}`)
    }
    await take(`http://127.0.0.1:${env.PORT}`, said.match(/\/join\/[\w-]+/)?.[0])
  } finally {
    program.kill('SIGTERM')
    await ended
    rmSync(env.DATA_DIR, { recursive: true, force: true })
  }
})

async function take(address, firstRun) {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({
    executablePath: await findBrowser(console.log),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const page = await browser.newPage({
    viewport: { width: 1200, height: 620 },
    deviceScaleFactor: 1.5,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  await page.goto(`${address}${firstRun}`)
  await page.getByLabel('Your name').fill('Ann Archer')
  await page.getByLabel('E-mail address').fill('ann@patchbay.example')
  await page.getByLabel('Password').fill('only for a picture')
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await page.getByRole('row').nth(CALLS.length).waitFor()
  await page.screenshot({ path: inRoot('docs', 'overview.png') })
  await page.getByRole('link', { name: 'Acme reception' }).first().click()
  await page.setViewportSize({ width: 1440, height: 820 })
  await page
    .locator('[data-card]')
    .filter({ hasText: 'Welcome to Acme' })
    .click({ position: { x: 60, y: 12 } })
  await page.waitForTimeout(500)
  await page.screenshot({ path: inRoot('docs', 'editor.png') })
  await page.goto(address)
  await page.getByRole('row').nth(CALLS.length).waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('row').filter({ hasText: '+1 202 555 0143' }).getByRole('link').first().click()
  await page.getByText('Hung up', { exact: true }).click()
  await page.waitForTimeout(1_500)
  for (let times = 0; times < 2; times += 1) {
    await page.getByRole('button', { name: 'Zoom out' }).click()
    await page.waitForTimeout(500)
  }
  await page.screenshot({ path: inRoot('docs', 'call.png') })
  await browser.close()
}
