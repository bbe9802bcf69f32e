import { existsSync } from 'node:fs'
import { runCommand } from './command.mjs'
import { Trouble } from './trouble.mjs'

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A Chromium for the browser tests: Playwright's own if it is there, else the system's, else one that can be had.
 *
 * @returns its path
 * @throws Trouble where there is none and none can be had
 */
export async function findBrowser(tell) {
  const { chromium } = await import('@playwright/test')
  const find = () => [chromium.executablePath(), ...SYSTEM_BROWSERS].find(existsSync)
  const found = find()
  if (found) return found

  tell('Fetching Chromium for the browser tests')
  await runCommand(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  if (!find() && process.getuid?.() === 0) {
    await runCommand('apt-get', ['update'])
    await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const fetched = find()
  if (fetched) return fetched
  throw new Trouble(
    'The browser tests need Chromium, which could not be fetched: install it (Debian: apt-get install chromium) and run npm test again.',
  )
}
