// `npm test`: everything that the main branch is judged by, in order. What fails is told at once and again at the end;
// later parts still run, so that one run shows everything that is wrong.
import { findBrowser } from './lib/browser.mjs'
import { buildDashboard, bundlePrograms, generate } from './lib/build.mjs'
import { runCommand } from './lib/command.mjs'
import { install } from './lib/install.mjs'
import { checkNode } from './lib/node-version.mjs'
import { countTests, forgetReports, REPORTS } from './lib/reports.mjs'
import { runProgram, Trouble } from './lib/trouble.mjs'

const began = Date.now()
const failures = []

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`
const tell = (line) => console.log(`  ${line} …`)

/** Runs one part. What it throws, or a command that ends in failure, is a failure of the run. */
async function part(name, work) {
  const since = Date.now()
  console.log(`\n▸ ${name}`)
  try {
    await work()
    console.log(`✓ ${name} (${seconds(since)})`)
  } catch (problem) {
    failures.push(name)
    console.log(
      `✗ ${name} (${seconds(since)}): ${problem instanceof Trouble ? problem.message : problem.stack}`,
    )
  }
}

/** Runs a tool from node_modules, showing what it says. */
async function tool(path, args = [], { nodeArgs = [], env = {} } = {}) {
  const { code } = await runCommand(process.execPath, [...nodeArgs, `node_modules/${path}`, ...args], {
    env: {
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
    show: true,
  })
  if (code !== 0) throw new Trouble(`ended with code ${code}`)
}

/** A test that is skipped tests nothing: it counts as a failure of its part, in the open. */
function nothingSkipped({ skipped }) {
  if (skipped > 0) throw new Trouble(`${skipped} skipped`)
}

await runProgram(async () => {
  checkNode()
  await install({ withTools: true, tell })
  forgetReports()

  await part('Database clients', () => generate(tell))
  await part('Formatting and lint', () =>
    tool('@biomejs/biome/bin/biome', ['ci', '--max-diagnostics=50', '.']),
  )
  await part('Types', async () => {
    await tool('next/dist/bin/next', ['typegen'])
    await tool('typescript/bin/tsc', ['-p', '.'])
  })
  await part('Import rules', () =>
    tool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'scripts', 'e2e', 'bench'],
      { nodeArgs: ['--import', './scripts/lib/typescript-api.mjs'] },
    ),
  )
  await part('Unused files and packages', () => tool('knip/bin/knip.js'))
  await part('Build', async () => {
    await bundlePrograms(tell)
    await buildDashboard(tell)
  })
  await part('Unit and integration tests, on SQLite and PostgreSQL', async () => {
    await tool('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORTS.vitest[0]}`,
    ])
    nothingSkipped(countTests('vitest'))
  })
  await part('Browser tests', async () => {
    const browser = await findBrowser(tell)
    // One half on each core, each with a server and data of its own.
    const halves = await Promise.allSettled(
      REPORTS.playwright.map((report, at, { length }) =>
        tool('@playwright/test/cli.js', ['test', `--shard=${at + 1}/${length}`], {
          env: {
            PATCHBAY_CHROMIUM: browser,
            PLAYWRIGHT_JSON_OUTPUT_FILE: report,
            E2E_PORT: String(3100 + at * 20),
            E2E_VOICE_PORT: String(3101 + at * 20),
          },
        }),
      ),
    )
    const failed = halves.find(({ status }) => status === 'rejected')
    if (failed) throw failed.reason
    nothingSkipped(countTests('playwright'))
  })

  const [vitest, playwright] = [countTests('vitest'), countTests('playwright')]
  console.log(
    failures.length > 0
      ? `\nNot well (${seconds(began)}): ${failures.join('; ')}`
      : `\nAll well (${seconds(began)})`,
  )
  console.log(`${vitest.passed + playwright.passed} passed, ${vitest.failed + playwright.failed} failed`)
  if (failures.length > 0) process.exitCode = 1
})
