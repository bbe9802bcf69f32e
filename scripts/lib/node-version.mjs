import { Trouble } from './trouble.mjs'

const LEAST = [20, 19]

/** @throws Trouble where this Node.js is older than what the program needs */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return
  throw new Trouble(
    `Patchbay needs Node.js ${LEAST.join('.')} or newer and this is ${version}: install a newer one from https://nodejs.org.`,
  )
}
