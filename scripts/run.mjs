// Runs a command that is written in TypeScript: `node scripts/run.mjs call +442079460000`. On a fresh clone it is made
// ready first.
import { makeCommandsReady } from './lib/make-ready.mjs'
import { inRoot } from './lib/root.mjs'
import { runProgram } from './lib/trouble.mjs'

await runProgram(async () => {
  const [name, ...args] = process.argv.slice(2)
  await makeCommandsReady((line) => console.error(`${line} …`))
  process.argv = [process.execPath, inRoot('dist', `${name}.js`), ...args]
  await import(inRoot('dist', `${name}.js`))
})
