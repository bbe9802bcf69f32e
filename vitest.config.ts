import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'scripts/**/*.test.ts', 'app/**/*.test.ts'],
    globalSetup: ['lib/store/testing/global-setup.ts'],
    sequence: { shuffle: true },
    // Much of the time is spent waiting for servers and disks, so no core is kept back.
    maxWorkers: '100%',
    // Test files share the modules that a worker has loaded: loading them anew for each took four times as long as testing.
    isolate: false,
    // Generous: a test that hangs is told from a machine that is busy, and no promise is about time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
