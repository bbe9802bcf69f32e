import { readFileSync, rmSync } from 'node:fs'
import { inRoot } from './root.mjs'

/** Where the test runners leave what they counted. */
export const REPORTS = {
  vitest: ['test-results/vitest.json'],
  playwright: ['test-results/playwright-1.json', 'test-results/playwright-2.json'],
}

/** Takes the reports of an earlier run away, so that they can never count for this one. */
export const forgetReports = () => {
  for (const path of Object.values(REPORTS).flat()) rmSync(inRoot(path), { force: true })
}

const COUNT = {
  vitest: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
    passed: numPassedTests,
    // A file that cannot even be loaded has no tests to fail.
    failed:
      numFailedTests +
      testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
      ).length,
    skipped: numPendingTests + numTodoTests,
  }),
  playwright: ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }),
}

/** @returns `{ passed, failed, skipped }`; a runner that left no report has failed */
export const countTests = (runner) =>
  REPORTS[runner]
    .map((path) => countsIn(runner, path))
    .reduce((sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }))

function countsIn(runner, path) {
  try {
    return COUNT[runner](JSON.parse(readFileSync(inRoot(path), 'utf8')))
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
