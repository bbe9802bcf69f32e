import type { Remote } from '@/lib/carriers/account'
import type { Account } from '@/lib/carriers/carrier'
import type { Config } from '@/lib/config'
import { type Reached, type RemoteDeps, reach } from '@/lib/remote/account'
import type { Secrets } from '@/lib/secrets'
import { webhookAccounts } from '@/lib/store/accounts'
import type { Database } from '@/lib/store/database'
import { inTime } from '@/lib/voice/in-time'
import { type Presence, presenceOf } from '@/lib/voice/presence'
import { sandboxAccount } from '@/lib/voice/sandbox-account'
import { makeSealer, type Sealer } from '@/lib/voice/token'
import { localUrl } from './local-url'
import { reachOf as lookedUp, type Reach } from './public-url'
import { type RoundTrip, roundTrip } from './round-trip'

const DATABASE_MS = 5_000
/** For each request to a carrier: several of them in turn must fit into the time of a check. */
const CARRIER_SECONDS = 4

/** Something that a check stands on is not there, so it cannot be made; the message says what. */
export class CannotCheck extends Error {
  override name = 'CannotCheck'
}

export type DoctorDeps = {
  config: Config
  secrets: Secrets
  /** Where the checks run. */
  process: 'dashboard' | 'terminal'
  /** May reject, with a sentence. */
  database: () => Promise<Database>
  now?: () => Date
  /** Where an address leads; tests have none that leads outside. */
  reachOf?: (url: string) => Promise<Reach>
}

/** What is examined, and what several checks want to know of it: each is found out once, when first asked for. */
export type Setup = {
  config: Config
  secrets: Secrets
  sealer: Sealer
  now: () => Date
  own: Omit<Presence, 'isDatabaseAway'>
  /** @throws CannotCheck */
  db: () => Promise<Database>
  /** Where PUBLIC_URL leads, and who answers there. */
  reach: () => Promise<Reach>
  outside: () => Promise<RoundTrip>
  /** Who answers on the ports of this machine. */
  voice: () => Promise<RoundTrip>
  dashboard: () => Promise<RoundTrip>
  /** Where webhooks can be tried: PUBLIC_URL, else the voice server's own port. @throws CannotCheck */
  door: () => Promise<string>
  /** Whose webhooks are taken, and whose secrets cannot be opened. @throws CannotCheck */
  accounts: () => Promise<{ accounts: Account[]; troubles: string[] }>
  /** The account at a carrier, whose credentials it takes; else why not. @throws CannotCheck */
  remote: (carrier: string) => Promise<Remote<Reached>>
}

export function makeSetup({
  config,
  secrets,
  process,
  database,
  now = () => new Date(),
  reachOf = lookedUp,
}: DoctorDeps): Setup {
  const sealer = makeSealer(secrets.sealKeys)
  const localVoice = localUrl(config.voiceHost, config.voicePort)
  const db = once(async () => {
    try {
      const opened = await inTime(database(), DATABASE_MS)
      await inTime(opened.query('SELECT 1 AS one'), DATABASE_MS)
      return opened
    } catch {
      throw new CannotCheck('The database does not answer.')
    }
  })
  const outside = once(() => roundTrip(config.publicUrl, sealer))
  const voice = once(() => roundTrip(localVoice, sealer))
  const remotes = new Map<string, Promise<Remote<Reached>>>()

  async function askRemote(carrier: string): Promise<Remote<Reached>> {
    const deps: RemoteDeps = {
      db: await db(),
      encryptionKey: secrets.encryptionKey,
      publicUrl: config.publicUrl,
      carrierHosts: config.carrierHosts,
      timeoutSeconds: CARRIER_SECONDS,
    }
    const reached = await reach(deps, carrier).catch((problem: unknown) => {
      throw new CannotCheck(problem instanceof Error ? problem.message : String(problem))
    })
    if (!reached.ok) return reached
    const taken = await reached.value.account.check()
    return taken.ok ? reached : taken
  }

  return {
    config,
    secrets,
    sealer,
    now,
    own: presenceOf(process, config, secrets, sealer),
    db,
    reach: once(() => reachOf(config.publicUrl)),
    outside,
    voice,
    dashboard: once(() => roundTrip(localUrl(config.host, config.port), sealer)),
    door: once(async () => {
      const [far, near] = await Promise.all([outside(), voice()])
      if (far.ok) return config.publicUrl
      if (near.ok) return localVoice
      throw new CannotCheck('No voice server answers, neither at PUBLIC_URL nor on its own port.')
    }),
    accounts: once(async () => {
      const troubles: string[] = []
      const known = await webhookAccounts(await db(), secrets.encryptionKey, (trouble) =>
        troubles.push(trouble instanceof Error ? trouble.message : String(trouble)),
      )
      return { accounts: [sandboxAccount(secrets), ...known], troubles }
    }),
    remote(carrier) {
      const asked = remotes.get(carrier) ?? askRemote(carrier)
      remotes.set(carrier, asked)
      return asked
    },
  }
}

/** Finds something out when it is first asked for, and remembers it. */
function once<Value>(find: () => Promise<Value>): () => Promise<Value> {
  let found: Promise<Value> | undefined
  return () => {
    found ??= find()
    return found
  }
}
