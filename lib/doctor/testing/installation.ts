import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { startFakeVonage } from '@/lib/carriers/vonage/testing/fake-api'
import { type Config, readConfig } from '@/lib/config'
import { flowDocument } from '@/lib/flow/document'
import type { RemoteDeps } from '@/lib/remote/account'
import { createApplication } from '@/lib/remote/application'
import { linkNumber } from '@/lib/remote/numbers'
import { acmeReception } from '@/lib/samples/acme-reception'
import type { Secrets } from '@/lib/secrets'
import { type AccountChange, changeAccount } from '@/lib/store/change-account'
import { type Database, openDatabase } from '@/lib/store/database'
import { createFlow } from '@/lib/store/flows'
import { assignNumber, createNumber } from '@/lib/store/numbers'
import { freshDatabase } from '@/lib/store/testing/each-database'
import { publish } from '@/lib/store/versions'
import { openVoice } from '@/lib/voice/voice'
import { CHECKS } from '../checks'
import { examine } from '../examine'
import type { Finding } from '../finding'
import type { DoctorDeps } from '../setup'

export const NUMBER = '+447700900321'
export const SANDBOX_NUMBER = '+442079460000'

/** What stands between the internet and the voice server; as a rule it lets everything through. */
export type Proxy = (
  request: Parameters<RequestListener>[0],
  response: Parameters<RequestListener>[1],
  through: () => void,
) => void

export const listening = async (listener: RequestListener) => {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { port, url: `http://127.0.0.1:${port}`, close }
}

/** A whole installation that works: a voice server and a proxy before it on ports, Vonage on another, and numbers that a flow answers. */
export async function openInstallation(database?: Database) {
  const databaseUrl = database ? '' : await freshDatabase('sqlite')
  const db = database ?? (await openDatabase(databaseUrl))
  const vonage = await startFakeVonage()
  let proxy: Proxy = (_request, _response, through) => through()
  let listener: RequestListener | undefined
  const near = await listening((request, response) => listener?.(request, response))
  const far = await listening((request, response) =>
    proxy(request, response, () => listener?.(request, response)),
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'patchbay-doctor-'))
  const config: Config = {
    ...readConfig({
      PUBLIC_URL: far.url,
      VOICE_PORT: String(near.port),
      VOICE_HOST: '127.0.0.1',
      VONAGE_API_URL: vonage.url,
      VONAGE_REST_URL: vonage.url,
      LOG_LEVEL: 'silent',
    }),
    dataDir,
    ...(databaseUrl && { databaseUrl }),
  }
  const secrets: Secrets = {
    sealKeys: [randomBytes(32)],
    encryptionKey: randomBytes(32),
    sandboxSecret: 'the-secret-of-the-sandbox',
    signInKey: randomBytes(32),
  }
  const voice = openVoice({ config, secrets, db }, { logger: pino({ level: 'silent' }) })
  listener = getRequestListener((voice.app as Hono).fetch)

  const { apiKey, apiSecret, signatureSecret } = vonage
  const change = (parts: AccountChange) => changeAccount(db, secrets.encryptionKey, 'vonage', parts)
  const remote: RemoteDeps = {
    db,
    encryptionKey: secrets.encryptionKey,
    publicUrl: config.publicUrl,
    carrierHosts: config.carrierHosts,
  }
  const flow = await createFlow(db, { document: flowDocument.parse(acmeReception) })
  for (const [e164, carrier] of [
    [NUMBER, 'vonage'],
    [SANDBOX_NUMBER, 'sandbox'],
  ] as const) {
    await createNumber(db, { e164, carrier })
    await assignNumber(db, e164, { flow: flow.id })
  }
  await publish(db, flow.id, { note: '' })

  return {
    db,
    /** Empty when the database was handed in. */
    databaseUrl,
    config,
    secrets,
    vonage,
    change,
    proxies: (next: Proxy) => {
      proxy = next
    },
    /** The account is set, its application comes here, and its number is linked. */
    async hasAccount() {
      await change({ apiKey, apiSecret, signatureSecret })
      await createApplication(remote, 'vonage', 'Patchbay')
      vonage.numbers.set(NUMBER.slice(1), {
        country: 'GB',
        msisdn: NUMBER.slice(1),
        type: 'mobile-lvn',
        features: ['VOICE'],
      })
      await linkNumber(remote, NUMBER)
      const [application] = [...vonage.applications.values()]
      if (!application) throw new Error('The fake made no application')
      return application
    },
    /** What one check comes to, or all of them by their ids. */
    async finds(id: string, deps: Partial<DoctorDeps> = {}): Promise<Finding> {
      const found = (await this.examines(deps, [id]))[id]
      if (!found) throw new Error(`There is no check ${id}`)
      return found
    },
    async examines(deps: Partial<DoctorDeps> = {}, ids?: string[]): Promise<Record<string, Finding>> {
      const checks = CHECKS.filter(({ id }) => !ids || ids.includes(id))
      const examined = examine(
        { config, secrets, process: 'dashboard', database: async () => db, ...deps },
        { checks },
      )
      const found = examined.map(async ({ check, finding }) => [check.id, await finding] as const)
      return Object.fromEntries(await Promise.all(found))
    },
    stopsVoiceServer: () => near.close(),
    async close() {
      near.close()
      far.close()
      await Promise.all([vonage.close(), voice.close()])
      if (!database) await db.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>
