import { readFileSync } from 'node:fs'
import { lastLines, runCommand } from './command.mjs'
import { inRoot } from './root.mjs'
import { makeOnce } from './stamps.mjs'
import { Trouble } from './trouble.mjs'

/**
 * Brings `node_modules` to what `package-lock.json` says; does nothing when it is there already.
 *
 * @param withTools also what only building, testing and tidying need
 * @param tell is called with a line before something that takes long
 */
export async function install({ withTools, tell }) {
  if (!isInstalled(withTools)) {
    tell('Installing packages (a minute or two, once)')
    // Not `npm ci`: that wants the native parts for every platform in the lock file, and ours may name only some. The lock
    // file counts all the same, and `--no-save` leaves it as it is.
    const { code, output } = await runCommand('npm', [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...(withTools ? ['--include=dev'] : []),
    ])
    if (code !== 0)
      throw new Trouble(
        `npm could not install the packages: see its words below, put that right and start again.\n\n${lastLines(output)}`,
      )
  }
  await makeOnce({
    name: 'native-parts',
    sources: ['package-lock.json'],
    texts: [process.versions.modules],
    outputs: ['node_modules/better-sqlite3/build/Release/better_sqlite3.node'],
    make: () => fitNativeParts(tell),
  })
}

/** npm writes down what it has put into node_modules; that must be what the lock file asks for. */
function isInstalled(withTools) {
  const installed = packagesIn(inRoot('node_modules', '.package-lock.json'))
  const wanted = packagesIn(inRoot('package-lock.json'))
  if (!installed || !wanted) return false
  return Object.entries(wanted).every(
    ([path, { version, dev, optional, peer, devOptional }]) =>
      path === '' ||
      installed[path]?.version === version ||
      (!installed[path] && (optional || devOptional || peer || (dev && !withTools))),
  )
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** SQLite is native code, built for one version of Node.js: after a change of version it is built again. */
async function fitNativeParts(tell) {
  const opens = ['-e', "new (require('better-sqlite3'))(':memory:').close()"]
  if ((await runCommand(process.execPath, opens)).code === 0) return
  tell('Fitting SQLite to this Node.js')
  await runCommand('npm', ['rebuild', 'better-sqlite3', '--loglevel=error'])
  const { code, output } = await runCommand(process.execPath, opens)
  if (code !== 0)
    throw new Trouble(
      `SQLite cannot be loaded with this Node.js: delete node_modules and start again.\n\n${lastLines(output)}`,
    )
}
