import { type Logger, pino } from 'pino'
import type { Actor } from './access/roles'
import { type Calling, makeCalling } from './calling/calling'
import { type Config, readConfig } from './config'
import type { MailDeps } from './mail/mail-setting'
import type { RemoteDeps } from './remote/account'
import { readSecrets, type Secrets } from './secrets'
import { type Auth, makeAuth } from './sign-in/auth'
import { type Database, openDatabase } from './store/database'

/** What the pages and routes of the dashboard stand on. */
export type Server = {
  config: Config
  secrets: Secrets
  db: Database
  log: Logger
  calling: Calling
  auth: Auth
}

/**
 * Settings, secrets and the open database of this process. Opened when first asked for and then shared: also between
 * Next's bundles, each of which has modules of its own but the same `globalThis`. What failed is tried again next time.
 *
 * @throws ConfigError or DatabaseError with one plain sentence
 */
export function server(): Promise<Server> {
  const shared = globalThis as { [SHARED]?: Promise<Server> }
  shared[SHARED] ??= open().catch((problem) => {
    delete shared[SHARED]
    throw problem
  })
  return shared[SHARED]
}

/** Closes what is open; whoever asks next opens it anew. */
export async function closeServer(): Promise<void> {
  const shared = globalThis as { [SHARED]?: Promise<Server> }
  const opened = shared[SHARED]
  delete shared[SHARED]
  await (await opened)?.db.close()
}

/** The same in the name of somebody. */
export function serverFor(shared: Server, actor: Actor): Server {
  const db = shared.db.as(actor)
  return { ...shared, db, calling: shared.calling.as(actor) }
}

/** What of it reaches the accounts at carriers. */
export const remoteDeps = ({ config, secrets, db }: Server): RemoteDeps => ({
  db,
  encryptionKey: secrets.encryptionKey,
  publicUrl: config.publicUrl,
  carrierHosts: config.carrierHosts,
})

/** What of it sends mail. */
export const mailDeps = ({ secrets, db }: Server): MailDeps => ({ db, encryptionKey: secrets.encryptionKey })

const SHARED = Symbol.for('patchbay.server')

async function open(): Promise<Server> {
  const config = readConfig()
  const secrets = readSecrets(config)
  const db = await openDatabase(config.databaseUrl)
  return {
    config,
    secrets,
    db,
    calling: makeCalling({ db, secrets, config }),
    auth: makeAuth({ db, secrets, config }),
    log: pino({ level: config.logLevel }),
  }
}
