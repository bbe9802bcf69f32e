// Runs a benchmark of `bench/`: `npm run bench:voice`. What it measures is brought up to date first.
import { spawn } from 'node:child_process'
import { bundlePrograms, generate } from './lib/build.mjs'
import { install } from './lib/install.mjs'
import { checkNode } from './lib/node-version.mjs'
import { inRoot } from './lib/root.mjs'
import { runProgram } from './lib/trouble.mjs'

await runProgram(async () => {
  const [name, ...args] = process.argv.slice(2)
  const tell = (line) => console.error(`${line} …`)
  checkNode()
  await install({ withTools: true, tell })
  await generate(tell)
  await bundlePrograms(tell)
  const bench = spawn(process.execPath, ['--import', 'tsx', inRoot('bench', `${name}.ts`), ...args], {
    stdio: 'inherit',
  })
  process.exitCode = await new Promise((done) => bench.once('exit', (code) => done(code ?? 1)))
})
