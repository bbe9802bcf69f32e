import { join } from 'node:path'
import type { Hono } from 'hono'
import { type Logger, pino } from 'pino'
import type { Config } from '@/lib/config'
import type { Secrets } from '@/lib/secrets'
import { appendLog } from '@/lib/store/call-log'
import type { Database } from '@/lib/store/database'
import { projectCalls, sweep } from '@/lib/store/projection'
import { makeVoiceApp } from './app'
import { makeBook } from './book'
import { makeDialled } from './dialled-secrets'
import { effectRunner } from './effect-runner'
import { makeEffects } from './effects'
import { inTime } from './in-time'
import { makeLogWriter } from './log-writer'
import { presenceOf } from './presence'
import { makeProjector } from './projector'
import { sandboxAccount } from './sandbox-account'
import { endGoneCalls } from './sandbox-lines'
import { makeSpool } from './spool'
import { makeSealer } from './token'
import { makeEnded } from './webhook'

const SWEEP_EVERY_MS = 60_000
/** How long ending waits for what was begun at the start. */
const CLOSE_MS = 3_000
/** How often a spool with rows in it is tried again. */
const DRAIN_EVERY_MS = 5_000
/** How often sandbox calls are looked for whose phone is gone. */
const END_GONE_EVERY_MS = 5_000

export type Voice = {
  app: Hono
  /** Brings the rows of calls up to the log: for tests and before a process ends. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/**
 * Everything that answers calls in one process: the web app and what works behind it.
 *
 * @param db stays open when this is closed: it belongs to who opened it
 * @param now the clock; tests hand in their own
 * @param process which of the two servers this is
 */
export function openVoice(
  { config, secrets, db }: { config: Config; secrets: Secrets; db: Database },
  {
    now = () => new Date(),
    logger = pino({ level: config.logLevel }),
    process = 'voice',
  }: { now?: () => Date; logger?: Logger; process?: 'voice' | 'dashboard' } = {},
): Voice {
  const onTrouble = (err: unknown, message: string) => logger.error({ err }, message)
  const onCallTrouble = (err: unknown, call: string) =>
    logger.error({ err, call }, 'A call cannot be brought up to date and is passed over')
  const projector = makeProjector((ids) => projectCalls(db, ids, onCallTrouble), onTrouble)
  const spool = makeSpool(join(config.dataDir, 'spool'))
  const log = makeLogWriter((rows) => appendLog(db, rows), spool, projector.touch, onTrouble)
  const book = makeBook(db, secrets.encryptionKey, sandboxAccount(secrets), onTrouble)
  const sealer = makeSealer(secrets.sealKeys)
  const effects = makeEffects(db, sealer, effectRunner({ config, secrets, db }), onTrouble)

  const app = makeVoiceApp({
    db,
    book,
    sealer,
    log,
    world: { book, effects, now },
    publicUrl: config.publicUrl,
    sandbox: sandboxAccount(secrets),
    presence: presenceOf(process, config, secrets, sealer),
    logger,
    ended: makeEnded(),
    dialled: makeDialled(),
  })

  const catchUp = () =>
    sweep(db, undefined, onCallTrouble).catch((trouble) =>
      onTrouble(trouble, 'A sweep of the call log failed'),
    )
  const drain = () => log.drain().catch(() => undefined) // still away: tried again in a moment, and said once by the writer
  const endGone = () =>
    endGoneCalls(
      db,
      { secret: secrets.sandboxSecret, publicUrl: config.publicUrl, now: now() },
      async ({ url, method, headers, body }) => app.request(url, { method, headers, body }),
    ).catch((trouble) => onTrouble(trouble, 'Sandbox calls whose phone is gone could not be ended'))
  const timers = [
    setInterval(catchUp, SWEEP_EVERY_MS),
    setInterval(drain, DRAIN_EVERY_MS),
    setInterval(endGone, END_GONE_EVERY_MS),
  ]
  for (const timer of timers) timer.unref()
  const started = drain().then(catchUp)

  return {
    app,
    settle: projector.settle,
    async close() {
      for (const timer of timers) clearInterval(timer)
      // A database that hangs keeps nobody from ending.
      await inTime(started, CLOSE_MS).catch(() => undefined)
      await log.close()
      // What is not projected now, the next sweep finds.
      await inTime(projector.close(), CLOSE_MS).catch(() => undefined)
    },
  }
}
