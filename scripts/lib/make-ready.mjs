import { bundlePrograms, generate } from './build.mjs'
import { install } from './install.mjs'
import { checkNode } from './node-version.mjs'

/** Brings the commands of `npm run` to where they can be run: packages, database clients, bundles. */
export async function makeCommandsReady(tell) {
  checkNode()
  await install({ withTools: false, tell })
  await generate(tell)
  await bundlePrograms(tell)
}
