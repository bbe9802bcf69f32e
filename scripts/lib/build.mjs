import { readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { lastLines, runCommand } from './command.mjs'
import { inRoot } from './root.mjs'
import { makeOnce } from './stamps.mjs'
import { Trouble } from './trouble.mjs'

const PACKAGES = ['package-lock.json', 'tsconfig.json']

/** Where the generated database clients lie: one for each kind of database. */
const CLIENTS = ['lib/store/generated/sqlite/client.ts', 'lib/store/generated/postgresql/client.ts']

/**
 * Reads the settings with the program's own reader.
 *
 * @throws Trouble with the sentence of the reader
 */
export async function readSettings(env = process.env) {
  await makeOnce({
    name: 'config',
    sources: ['lib/config.ts', ...PACKAGES],
    outputs: ['dist/config.js'],
    make: () => bundle({ config: 'lib/config.ts' }),
  })
  const { readConfig, ConfigError } = await import(inRoot('dist', 'config.js'))
  try {
    return readConfig(env)
  } catch (problem) {
    throw problem instanceof ConfigError ? new Trouble(problem.message) : problem
  }
}

/** Generates the database clients. */
export const generate = (tell) =>
  makeOnce({
    name: 'generate',
    sources: ['prisma', 'scripts/prisma-generate.mjs', 'package-lock.json'],
    outputs: CLIENTS,
    make: async () => {
      tell('Generating the database clients')
      await must('node', ['scripts/prisma-generate.mjs'], 'The database clients could not be generated')
    },
  })

/** Bundles the voice server and the commands of `npm run` into `dist/`. */
export const bundlePrograms = (tell) =>
  makeOnce({
    name: 'programs',
    sources: ['lib', 'prisma', ...commands(), ...PACKAGES],
    outputs: ['dist/voice.js', 'dist/prepare.js'],
    make: async () => {
      tell('Bundling the voice server')
      await bundle({
        voice: 'lib/voice/main.ts',
        ...Object.fromEntries(commands().map((path) => [basename(path, '.ts'), path])),
      })
    },
  })

/** Builds the dashboard for production into `.next/`. */
export const buildDashboard = (tell) =>
  makeOnce({
    name: 'dashboard',
    sources: [
      'app',
      'components',
      'lib',
      'prisma',
      'proxy.ts',
      'instrumentation.ts',
      'instrumentation-client.ts',
      'next.config.mjs',
      'postcss.config.mjs',
      ...PACKAGES,
    ],
    outputs: ['.next/BUILD_ID'],
    make: async () => {
      tell('Building the dashboard (a minute or so, once)')
      rmSync(inRoot('.next', 'BUILD_ID'), { force: true })
      await must('node', ['node_modules/next/dist/bin/next', 'build'], 'The dashboard could not be built', {
        NEXT_TELEMETRY_DISABLED: '1',
        NODE_ENV: 'production',
      })
    },
  })

/** Programs in TypeScript beside the scripts: `npm run call` and its like. */
const commands = () =>
  readdirSync(inRoot('scripts'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `scripts/${name}`)

async function bundle(entryPoints) {
  const { build } = await import('esbuild')
  try {
    await build({
      absWorkingDir: inRoot(),
      entryPoints,
      outdir: 'dist',
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      logLevel: 'silent',
    })
  } catch (problem) {
    throw new Trouble(`The programs could not be bundled: ${problem.message}`)
  }
}

async function must(command, args, sentence, env) {
  const program = command === 'node' ? process.execPath : command
  const { code, output } = await runCommand(program, args, { env })
  if (code !== 0) throw new Trouble(`${sentence}: see the words below.\n\n${lastLines(output, 30)}`)
}
