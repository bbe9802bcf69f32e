import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { root } from './root.mjs'
import { Trouble } from './trouble.mjs'

/** @throws Trouble where the data folder is not there and cannot be made, or cannot be written to */
export function checkDataDir(dataDir) {
  const probe = join(dataDir, `.writable-${process.pid}`)
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (problem) {
    throw new Trouble(
      `The data folder ${shown(dataDir)} cannot be written to (${problem.code}): let this user write there, or set DATA_DIR to another folder.`,
    )
  }
}

/** A folder inside the project is shown as one types it. */
function shown(path) {
  const inside = relative(root, path)
  return inside === '' || inside.startsWith('..') ? path : `${inside}/`
}

/**
 * @param host,port where a server wants to listen
 * @param names of the settings that say so, and of the server
 * @throws Trouble where it could not
 */
export async function checkPort({ host, port, server, hostSetting, portSetting }) {
  const code = await new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (problem) => resolve(problem.code))
    probe.listen({ port, host: bare(host), exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
  if (code === undefined) return
  if (code === 'EADDRINUSE')
    throw new Trouble(
      `Port ${port}, where ${server} should listen, is taken: end the program that has it (perhaps another Patchbay), or set ${portSetting} to a free port.`,
    )
  if (code === 'EACCES')
    throw new Trouble(
      `Port ${port}, where ${server} should listen, is not open to this user: set ${portSetting} to a port above 1023.`,
    )
  throw new Trouble(
    `${hostSetting} is "${host}", which is no address of this machine (${code}): write 127.0.0.1 for this machine only or 0.0.0.0 for every network.`,
  )
}

/** An IPv6 address without the brackets that it wears in a URL. */
export const bare = (host) => host.replace(/^\[(.*)\]$/, '$1')

/** Where a server that listens on a host is reached from this machine. */
export function localUrl(host, port) {
  const name = { '0.0.0.0': 'localhost', '::': 'localhost' }[bare(host)] ?? bare(host)
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
