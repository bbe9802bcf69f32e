import { existsSync } from 'node:fs'
import { runCommand } from './command.mjs'
import { Trouble } from './trouble.mjs'

/** Chromium without a window: it draws the same and takes half the time. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'

/** Where the browsers of a system are, the best for tests first. */
export const SYSTEM_BROWSERS = [
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A Chromium for the browser tests: the quickest that is there or can be had from Debian, else Playwright's own.
 *
 * @returns its path
 * @throws Trouble where there is none and none can be had
 */
export async function findBrowser(tell) {
  const { chromium } = await import('@playwright/test')
  const find = () => [...SYSTEM_BROWSERS, chromium.executablePath()].find(existsSync)
  if (!existsSync(HEADLESS_SHELL)) await installFromDebian(tell)
  if (!find())
    await runCommand(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  const found = find()
  if (found) return found
  throw new Trouble(
    'The browser tests need Chromium, which could not be fetched: install it (Debian: apt-get install chromium) and run npm test again.',
  )
}

/** Where we may install and Debian is there to ask, the headless shell; whatever goes wrong, another browser may do. */
async function installFromDebian(tell) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  tell('Fetching Chromium for the browser tests')
  const aptGet = (...args) =>
    runCommand('apt-get', ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', ...args], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  const install = () => aptGet('install', '-y', '--no-install-recommends', 'chromium-headless-shell')
  if ((await install()).code === 0) return
  await aptGet('update')
  await install()
}
