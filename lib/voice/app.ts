import { Hono } from 'hono'
import { carriers } from '@/lib/carriers'
import {
  type CallEvent,
  type Carrier,
  type CarrierReply,
  HOOKS,
  type Hook,
  type RawRequest,
} from '@/lib/carriers/carrier'
import type { Instruction } from '@/lib/flow/instruction'
import { MASK } from '@/lib/flow/walk'
import { findLogByKey, findLogByWait, type LogRow } from '@/lib/store/call-log'
import { noteDialled, secretsDialled } from './dialled-secrets'
import { begun, fallback, heardAtWait, type Reaction, told, whispered } from './hooks'
import { type CallToken, makeLinks, readToken } from './links'
import { isUnsayable, keyOf, rowOf } from './log-row'
import { notePlaced, openPlaced, type PlacedState } from './placed'
import { MAX_QUESTION_CHARACTERS, PRESENCE_PATH, tellPresence } from './presence'
import { MAX_BODY_BYTES, rawRequest } from './raw-request'
import { makeRefusalLog } from './refusals'
import { isTone, ringbackWav } from './ringback'
import { LINE_PATH, tellLine } from './sandbox-lines'
import { openSent, type SentState, sentOn } from './sent-on'
import { isTrial, TRIAL_PARAMETER, tryOut } from './trial'
import { apology } from './turn'
import type { VoiceDeps, Webhook } from './webhook'
import { hideIn, secretsOf, withoutSecrets } from './without-secrets'

/**
 * The web app of the webhooks: `/webhooks/{carrier}/{hook}`, the tones, who is there, and `/healthz`. The voice server serves it by itself
 * and the dashboard mounts the same, so that a carrier gets the same answer from both.
 */
export function makeVoiceApp(deps: VoiceDeps): Hono {
  const app = new Hono()
  const react = makeReact(deps)
  const refusals = makeRefusalLog(deps)

  // Should a browser show it: it is no page, and can do nothing.
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of BARE_HEADERS) c.res.headers.set(name, value)
  })

  app.post(PRESENCE_PATH, async (c) => {
    const request = await rawRequest(c.req)
    const asked = request && new TextDecoder().decode(request.body)
    const own = { ...deps.presence, isDatabaseAway: deps.log.isDatabaseAway() }
    const told =
      asked && asked.length <= MAX_QUESTION_CHARACTERS ? tellPresence(deps.sealer, asked, own) : undefined
    return told ? c.text(told) : c.json({ error: 'Only this installation itself is told' }, 403)
  })

  app.post(LINE_PATH, async (c) => {
    const request = await rawRequest(c.req)
    const told = request && (await tellLine(deps.db, request, deps.sandbox, new Date()))
    return told?.ok
      ? c.json({ order: told.order })
      : c.json({ error: 'Only phones of the sandbox are told' }, 403)
  })

  app.on(['GET', 'POST'], '/webhooks/:carrier/:hook', async (c) => {
    const arrivedAt = performance.now()
    const carrier = Object.hasOwn(carriers, c.req.param('carrier'))
      ? carriers[c.req.param('carrier')]
      : undefined
    const hook = c.req.param('hook')
    if (!carrier || !isHook(hook)) return c.json({ error: 'There is no such webhook' }, 404)

    const request = await rawRequest(c.req)
    if (!request) return c.json({ error: `A webhook has at most ${MAX_BODY_BYTES} bytes` }, 413)
    const accounts = await deps.book.accounts().catch(() => undefined)
    // 503 is what a carrier tries once more; nobody is let in unknown.
    if (!accounts) return c.json({ error: 'The database cannot be reached' }, 503)
    const verified = await carrier.verify(request, accounts, deps.world.now())
    const isTried = isTrial(deps.sealer, c.req.query(TRIAL_PARAMETER), deps.world.now())
    if (!verified.ok) {
      if (!isTried) await refusals.note(carrier, hook, request, verified.reason)
      return c.json({ error: `Refused: ${verified.reason}` }, 401)
    }
    if (isTried) return replyWith(await tryOut(carrier, verified, hook, deps))

    const read = carrier.read(verified, hook)
    const accountCarrier = verified.account.carrier
    const sealed = c.req.query('t') ?? sealedIn(read)
    const token = await tokenOf(deps, carrier, accountCarrier, hook, sealed)
    const placed = token ? undefined : openPlaced(deps.sealer, accountCarrier, sealed)
    const sent =
      token || placed || hook !== 'answer' ? undefined : openSent(deps.sealer, accountCarrier, sealed)
    const event = asAddressed(read, placed, sent)
    const isSensitive = isUnsayable({ hook, event, token, sealed, placed })
    const key = keyOf(carrier, hook, event)
    const secrets = token ? secretsOf(token.call) : await secretsDialled(deps, accountCarrier, event)
    const webhook: Webhook = {
      carrier,
      accountCarrier,
      hook,
      event,
      key: isSensitive || hideIn(key, secrets) !== key ? deps.sealer.blind(key) : key,
      sealed,
      token,
      placed,
      sent,
      isSensitive,
      secrets,
    }
    return replyWith(await react(webhook, request, arrivedAt))
  })

  app.get('/audio/:file', (c) => {
    const tone = /^ringback-(\w+)\.wav$/.exec(c.req.param('file'))?.[1] ?? ''
    if (!isTone(tone)) return c.notFound()
    return c.body(ringbackWav(tone), 200, {
      'content-type': 'audio/wav',
      'cache-control': 'public, max-age=360000',
    })
  })

  app.get('/healthz', (c) => c.json({ ok: true, database: deps.log.isDatabaseAway() ? 'away' : 'ok' }))

  app.onError((trouble, c) => {
    deps.logger.error({ err: trouble, path: c.req.path }, 'A webhook failed before it was read')
    return c.json({ error: 'Something went wrong' }, 500)
  })

  return app
}

/** Only the address says that we rang whoever answers, or that a call which goes on was sent to another place. */
function asAddressed(
  read: CallEvent,
  placed: PlacedState | undefined,
  sent: SentState | undefined,
): CallEvent {
  if (read.type !== 'incoming') return read
  if (placed) return { ...read, direction: 'outbound' }
  if (!sent) return read
  const { direction: _, ...told } = read
  // To the carrier it is the call that came in before: what tells it from that is the sending.
  return { ...told, type: 'sent-on', by: sent.by, to: sent.name, key: `sent-on|${sent.id}|${read.key}` }
}

const BARE_HEADERS = [
  ['x-content-type-options', 'nosniff'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
] as const

/** Reacts to a webhook that is really the carrier's: decides, renders, logs, and only then answers. */
function makeReact(deps: VoiceDeps) {
  return async function react(
    webhook: Webhook,
    request: RawRequest,
    arrivedAt: number,
    triesLeft = MAX_SENT_TRIES,
  ): Promise<CarrierReply> {
    let reaction: Reaction
    try {
      reaction = await decide(webhook, deps)
    } catch (trouble) {
      deps.logger.error(
        { err: trouble, hook: webhook.hook, call: webhook.token?.call.id },
        'A turn failed; the caller hears an apology',
      )
      reaction = afterTrouble(webhook, deps)
    }
    let drawn: Drawn
    try {
      drawn = await rendered(webhook, reaction, deps)
    } catch (trouble) {
      deps.logger.error(
        { err: trouble, call: reaction.call?.id },
        'A reply could not be written; the caller hears an apology',
      )
      reaction = afterTrouble(webhook, deps)
      drawn = await rendered(webhook, reaction, deps)
    }
    const { reply } = drawn
    const shown = shownReply(webhook, reaction, drawn)
    const row = rowOf(webhook, request, reaction, shown, deps.world.now())
    row.durationMicros = Math.round((performance.now() - arrivedAt) * 1_000)
    const [written] = await Promise.all([deps.log.write(row), notePlaced(deps, webhook)])
    if (written !== 'known') return reply
    // The caller was faster by a moment than whoever sent the call on: it is sent on from where that has led it.
    if (webhook.sent && triesLeft > 0 && !(await findLogByKey(deps.db, row.key).catch(() => undefined)))
      return react(webhook, request, arrivedAt, triesLeft - 1)
    return earlierReply(webhook, row, reply, shown === reply, deps)
  }
}

/** How often a call is sent on anew because something was heard in the same moment. */
const MAX_SENT_TRIES = 3

type Drawn = { reply: CarrierReply; links: Parameters<Carrier['render']>[1] }

/** The reply as a log may keep it; the reply itself where there is nothing to hide. */
function shownReply(
  webhook: Webhook,
  { call, instructions }: Reaction,
  { reply, links }: Drawn,
): CarrierReply {
  const speaksSecret = instructions?.some(
    (one) => one.type === 'play' && 'text' in one.spoken && one.spoken.isSecret,
  )
  if (!instructions || !(speaksSecret || call?.sensitive.length)) return reply
  try {
    return replyOf(webhook, withoutSecrets(instructions, call ?? { sensitive: [], variables: {} }), links)
  } catch {
    return { ...reply, body: MASK }
  }
}

/** The reply; a state too long for an address is durable before it goes out, or goes out in a long address after all. */
async function rendered(webhook: Webhook, { instructions, call }: Reaction, deps: VoiceDeps): Promise<Drawn> {
  const links = makeLinks(deps, webhook.carrier.name, call)
  const reply = replyOf(webhook, instructions, links)
  if (call && instructions) await noteDialled(deps, call, instructions)
  try {
    await links.kept()
    return { reply, links }
  } catch (trouble) {
    deps.logger.error(
      { err: trouble, call: call?.id },
      'The state of a call could not be kept; its address grows too long',
    )
    const long = makeLinks(deps, webhook.carrier.name, call, { keepsLongTexts: false })
    return { reply: replyOf(webhook, instructions, long), links: long }
  }
}

function decide(webhook: Webhook, deps: VoiceDeps): Reaction | Promise<Reaction> {
  const { event, hook } = webhook
  if (hook === 'fallback' || event.type === 'fallback') return fallback(webhook, deps)
  if (hook === 'whisper') return whispered(webhook, deps)
  if (webhook.sent && event.type === 'sent-on') return sentOn(webhook, webhook.sent, deps)
  if (event.type === 'incoming') return begun(webhook, deps)
  const isOutcome = event.type === 'heard' || (event.type === 'leg' && event.heard !== undefined)
  // One that no address of ours asked for (a carrier's own document did) is only told: an NCCO in reply would end what goes on.
  if (isOutcome && (webhook.token || HOOKS[hook] === 'instructions')) return heardAtWait(webhook, deps)
  return told(webhook, deps)
}

/** Whatever went wrong inside, the caller hears something: the flow's error prompt where it is known, else a fixed sentence. */
function afterTrouble({ token, hook }: Webhook, { book }: VoiceDeps): Reaction {
  const known = token && book.versionInMemory(token.call.version)
  return {
    kind: 'trouble',
    ...(token && { callId: token.call.id }),
    ...(HOOKS[hook] === 'instructions' && { instructions: known?.fallback ?? apology('error') }),
    // What it was stands in the process's own log: an error's message may hold anything, and this row is shown.
    problem: 'turn-failed',
  }
}

function replyOf(
  { carrier, event, hook }: Webhook,
  instructions: Instruction[] | undefined,
  links: Parameters<Carrier['render']>[1],
): CarrierReply {
  if (!instructions) return carrier.nothing()
  const reply = carrier.render(instructions, links)
  // What makes no sense and wants instructions is the sender's mistake; the caller still hears a sentence.
  return event.type === 'nonsense' && HOOKS[hook] === 'instructions' ? { ...reply, status: 400 } : reply
}

/**
 * The reply to a webhook that the log knew already: the same webhook again gets the reply that it got; another outcome of a
 * wait that is over is logged by itself and gets an empty one.
 */
async function earlierReply(
  { carrier }: Webhook,
  row: LogRow,
  reply: CarrierReply,
  isShownWhole: boolean,
  { db, log, logger }: VoiceDeps,
): Promise<CarrierReply> {
  try {
    const same = await findLogByKey(db, row.key)
    // A reply that holds a secret is not in the log; the walk gives the same one again.
    if (same) return isShownWhole ? { ...reply, status: same.status, body: same.reply } : reply
    const over = row.waitKey ? await findLogByWait(db, row.waitKey) : undefined
    if (!over) return reply
    const nothing = carrier.nothing()
    await log.write({
      ...row,
      waitKey: null,
      kind: 'late',
      turn: null,
      status: nothing.status,
      reply: nothing.body,
    })
    return nothing
  } catch (trouble) {
    logger.warn({ err: trouble }, 'An earlier reply could not be looked up; the walk gives it again')
    return reply
  }
}

/** What the address of another webhook carried, where this one says that that one failed. */
const sealedIn = (event: CallEvent): string | null =>
  event.type === 'fallback' ? (/[?&]t=([\w-]+)/.exec(event.original.url)?.[1] ?? null) : null

/** The state that an address carries. A fallback asks no database for it: it is there for when that is away. */
async function tokenOf(
  { db, sealer, logger }: VoiceDeps,
  carrier: Carrier,
  accountCarrier: string,
  hook: Hook,
  sealed: string | null,
): Promise<CallToken | undefined> {
  if (hook === 'whisper') return undefined
  try {
    return await readToken(
      { sealer, ...(hook !== 'fallback' && { db }) },
      carrier.name,
      accountCarrier,
      sealed,
    )
  } catch (trouble) {
    logger.error({ err: trouble }, 'The state of a call could not be read; the caller hears an apology')
  }
}

const isHook = (name: string): name is Hook => Object.hasOwn(HOOKS, name)

const replyWith = ({ status, contentType, body }: CarrierReply): Response =>
  new Response(status === 204 ? null : body, { status, headers: body ? { 'content-type': contentType } : {} })
