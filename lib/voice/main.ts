import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { pino } from 'pino'
import { makeCalling } from '@/lib/calling/calling'
import { readConfig } from '@/lib/config'
import { tellOfVoicemail } from '@/lib/notices/tell'
import { startNoticeWorker } from '@/lib/notices/worker'
import { openStores } from '@/lib/recordings/store'
import { startRecordingWorker } from '@/lib/recordings/worker'
import { readSecrets } from '@/lib/secrets'
import { openDatabase } from '@/lib/store/database'
import { openVoice } from './voice'

/** The voice server: a process of its own, so that no heavy page delays a caller and only its port need face the internet. */
const config = readConfig()
const logger = pino({ level: config.logLevel })
const db = await openDatabase(config.databaseUrl)
const secrets = readSecrets(config)
const voice = openVoice({ config, secrets, db }, { logger })
const stores = openStores(config)
const now = () => new Date()
const recordings = startRecordingWorker(
  { db, config, secrets, stores, now },
  { notice: (taken) => tellOfVoicemail({ db, now }, taken) },
  (err, message) => logger.error({ err }, message),
)
const notices = startNoticeWorker(
  {
    db,
    encryptionKey: secrets.encryptionKey,
    stores,
    allowInside: config.allowPrivateAddresses,
    dashboardUrl: config.dashboardUrl,
    now,
  },
  (err, message) => logger.error({ err }, message),
)

// A webhook is small and comes at once: whoever sends byte by byte is no carrier.
const TIMES = { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000 }
const server = createServer(TIMES, getRequestListener(voice.app.fetch))
// Carriers keep connections open and would meet a closing one with an error that counts as a failed webhook.
server.keepAliveTimeout = 65_000
server.on('error', (trouble) => {
  logger.fatal({ err: trouble }, `The voice server cannot listen on port ${config.voicePort}`)
  process.exit(1)
})
server.listen(config.voicePort, config.voiceHost, () =>
  logger.info({ port: config.voicePort }, 'The voice server is listening'),
)

// One webhook that goes wrong in a way that nobody thought of must not take the other calls with it.
process.on('unhandledRejection', (trouble) =>
  logger.error({ err: trouble }, 'Something failed that nobody waited for'),
)

/** How often calls are looked after whose end may have been lost. */
const KEEP_SIGHT_EVERY_MS = 60_000
const { keepSight } = makeCalling({ db, secrets, config })
let isLooking = false
setInterval(async () => {
  if (isLooking) return
  isLooking = true
  await keepSight().catch((trouble) =>
    logger.warn({ err: trouble }, 'Calls of which nothing is heard could not be looked after'),
  )
  isLooking = false
}, KEEP_SIGHT_EVERY_MS).unref()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(server))

/** How long webhooks under way may take once we are told to end. */
const END_MS = 4_000

/** Takes no more calls, finishes the webhooks under way, writes what is left. */
async function stop(listening: Server) {
  const closed = new Promise((done) => listening.close(done))
  // Connections that carriers keep open close as soon as they are idle; the rest, when the time is up.
  const idle = setInterval(() => listening.closeIdleConnections(), 50)
  const hard = setTimeout(() => listening.closeAllConnections(), END_MS)
  listening.closeIdleConnections()
  await closed
  clearInterval(idle)
  clearTimeout(hard)
  await Promise.all([voice.close(), recordings.close(), notices.close()])
  await db.close()
  process.exit(0)
}
