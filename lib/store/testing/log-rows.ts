import type { LoggedEvent, LoggedTurn, LogRow } from '../call-log'

/** A moment in the life of a call: so many seconds after it began. */
export const second = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 5, 12, 0, seconds)).toISOString()

type Wanted = Partial<Omit<LogRow, 'event' | 'turn'>> & {
  event?: Record<string, unknown> & { type: LoggedEvent['type'] }
  turn?: Partial<LoggedTurn> & Pick<LoggedTurn, 'trail' | 'next'>
}

/** A row of the log as the voice server writes it. */
export function logRow({ key = 'k', event, turn, ...given }: Wanted = {}): LogRow {
  return {
    key,
    waitKey: null,
    callId: 'vonage:CON-1',
    carrier: 'vonage',
    kind: event?.type ?? 'leg',
    receivedAt: second(0),
    request: JSON.stringify({ method: 'POST', url: '/webhooks/vonage/event', headers: {}, body: '{}' }),
    status: 200,
    reply: '',
    durationMicros: 250,
    ...given,
    event: event ? JSON.stringify({ key, conversationId: 'CON-1', ...event }) : null,
    turn: turn
      ? JSON.stringify({
          flowId: 'reception',
          versionId: 'reception-1',
          caller: '+12025550143',
          called: '+442079460000',
          ...turn,
        })
      : null,
  }
}

const CALLER = 'leg-caller'
const CALLEE = 'leg-callee'

type Tale = { carrier?: string; conversation?: string; startsAt?: number }

/**
 * The rows of a call: the caller hears a menu, presses 1, is connected to sales, speaks for a while and hangs up.
 */
export function connectedCall({
  carrier = 'vonage',
  conversation = 'CON-1',
  startsAt = 0,
}: Tale = {}): LogRow[] {
  const callId = `${carrier}:${conversation}`
  const row = (at: number, key: string, wanted: Wanted) =>
    logRow({
      callId,
      carrier,
      key: `${callId}/${key}`,
      receivedAt: second(startsAt + at),
      ...wanted,
      ...(wanted.event && {
        event: { at: second(startsAt + at), conversationId: conversation, ...wanted.event },
      }),
    })
  const caller = { legId: CALLER, caller: '+12025550143', called: '+442079460000' }
  const callee = { legId: CALLEE, caller: '+442079460000', called: '+442079460018', direction: 'outbound' }
  return [
    row(0, 'incoming', {
      waitKey: `${callId}#0`,
      event: { type: 'incoming', direction: 'inbound', ...caller },
      turn: { trail: [{ node: 'menu', kind: 'menu' }], next: { type: 'wait' }, waitingAt: 'menu' },
    }),
    row(0, 'started', { event: { type: 'leg', state: 'started', direction: 'inbound', ...caller } }),
    row(1, 'answered', { event: { type: 'leg', state: 'answered', direction: 'inbound', ...caller } }),
    row(8, 'pressed', {
      waitKey: `${callId}#1`,
      event: { type: 'heard', heard: { type: 'digits', digits: '1' }, legId: CALLER },
      turn: {
        trail: [
          { node: 'menu', kind: 'menu', heard: { type: 'digits', digits: '1' }, exit: '1' },
          { node: 'sales', kind: 'dial' },
        ],
        next: { type: 'wait' },
        waitingAt: 'sales',
      },
    }),
    row(9, 'ringing', { event: { type: 'leg', state: 'ringing', ...callee } }),
    row(14, 'reached', { event: { type: 'leg', state: 'answered', ...callee } }),
    row(60, 'callee-left', {
      event: {
        type: 'leg',
        state: 'completed',
        durationSeconds: 46,
        endedAt: second(startsAt + 60),
        price: { total: 0.02, currency: 'EUR' },
        ...callee,
      },
    }),
    row(61, 'caller-left', {
      event: {
        type: 'leg',
        state: 'completed',
        direction: 'inbound',
        durationSeconds: 60,
        endedAt: second(startsAt + 61),
        endedBy: 'user',
        price: { total: 0.01, currency: 'EUR' },
        ...caller,
      },
    }),
  ]
}
