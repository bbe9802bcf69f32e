import type { Chance } from './chance'
import type { Phone } from './exchange'

/** A caller who has had enough of it. */
const MAX_TURNS = 14

/** Somebody on the phone: mostly does what the prompts ask for, at times the wrong thing, nothing, or hangs up. */
export async function behave({ call, sends }: Phone, chance: Chance): Promise<void> {
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    if (chance.isWithin(0.04)) return call.hangUp()
    await call.listen()
    const waiting = call.waiting()
    switch (waiting.for) {
      case 'nothing':
        return
      case 'input': {
        const does = chance.weigh(AT_A_QUESTION)
        if (does === 'hang up') return call.hangUp()
        if (does === 'carrier') return breaksOff({ call, sends }, chance.isWithin(0.5))
        if (does === 'silence') await call.staySilent()
        else await call.press(chance.weigh(KEYS))
        break
      }
      case 'callee':
        await call.elapse(2 + chance.below(9))
        await call.callee(chance.weigh(AT_A_RINGING_PHONE))
        break
      case 'recording':
        if (chance.isWithin(0.1)) return call.hangUp()
        await call.say('This is a message about the order that I placed last week.')
        if (waiting.endOnKey !== null && chance.isWithin(0.6)) await call.press(waiting.endOnKey)
        else return call.hangUp()
        break
      case 'joined':
      case 'room':
        await call.elapse(60)
        return call.hangUp(waiting.for === 'joined' && chance.isWithin(0.5) ? 'callee' : 'caller')
      default:
        return call.hangUp()
    }
  }
  return call.hangUp()
}

/** The carrier ends the call by itself, with or without saying that something went wrong. */
async function breaksOff({ call, sends }: Phone, isTrouble: boolean): Promise<void> {
  const { now, setting, caller } = call.state()
  const at = (ms: number) => new Date(Date.parse(setting.startedAt) + ms).toISOString()
  if (isTrouble) await sends({ reason: 'Media server went away', timestamp: at(now + 500) })
  await sends({
    ...{ from: setting.from ?? null, to: setting.to, status: 'completed', direction: 'inbound' },
    ...{ timestamp: at(now + 900), end_time: at(now + 900), start_time: at(caller.leg.answeredAt ?? 0) },
    ...{ duration: String(Math.ceil(now / 1_000)), rate: '0.00000000', price: '0.00000000' },
    ...{ network: null, disconnected_by: 'platform' },
  })
}

const AT_A_QUESTION = [
  ['press', 82],
  ['silence', 7],
  ['hang up', 10],
  ['carrier', 1],
] as const

const KEYS = [
  ['1', 46],
  ['2', 27],
  ['3', 14],
  ['4', 5],
  ['*', 4],
  ['9', 4],
] as const

const AT_A_RINGING_PHONE = [
  ['answer', 72],
  ['no-answer', 11],
  ['busy', 8],
  ['decline', 3],
  ['machine', 2],
  ['unreachable', 2],
  ['failed', 2],
] as const
