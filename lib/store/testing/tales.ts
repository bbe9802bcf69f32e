import type { Heard } from '@/lib/flow/call'
import type { LoggedTurn, LogRow } from '../call-log'
import { connectedCall, logRow, second } from './log-rows'

const CALL = 'vonage:CON-1'
const CALLER = { legId: 'leg-caller', caller: '+12025550143', called: '+442079460000' }
const calleeOf = (number: string) => ({
  legId: `leg-${number}`,
  caller: '+442079460000',
  called: number,
  direction: 'outbound',
})

type Turn = Partial<LoggedTurn> & Pick<LoggedTurn, 'trail'>
type Event = NonNullable<Parameters<typeof logRow>[0]>['event']

/** Writes a call down, row by row; `at` counts seconds from its beginning. */
function tale(tell: (told: ReturnType<typeof scribe>) => void): LogRow[] {
  const rows: LogRow[] = []
  tell(scribe(rows))
  return rows
}

function scribe(rows: LogRow[]) {
  let waits = 0
  const add = (at: number, key: string, event: Event, more: object = {}) =>
    rows.push(
      logRow({
        key: `${at}/${key}`,
        receivedAt: second(at),
        ...more,
        ...(event && { event: { at: second(at), ...event } }),
      }),
    )
  const turn = (at: number, key: string, event: Event, { next = { type: 'wait' }, ...rest }: Turn) =>
    add(at, key, event, { waitKey: `${CALL}#${waits++}`, turn: { next, ...rest } })
  const leg = (at: number, state: string, facts: object) =>
    add(at, `${state} ${'legId' in facts ? facts.legId : ''}`, { type: 'leg', state, ...facts })
  return {
    /** The call comes in, and the flow begins. */
    begins(first: Turn, more: object = {}) {
      leg(0, 'started', { direction: 'inbound', ...CALLER })
      turn(0, 'incoming', { type: 'incoming', direction: 'inbound', ...CALLER, ...more }, first)
      leg(1, 'answered', { direction: 'inbound', ...CALLER })
    },
    heard: (at: number, heard: Heard, then: Turn) =>
      turn(at, `heard ${heard.type}`, { type: 'heard', heard, legId: CALLER.legId }, then),
    /** What an address of ours was told of a dialled leg, as an outcome that leads on. */
    outcome: (at: number, number: string, state: 'busy' | 'no-answer', then: Turn) =>
      turn(
        at,
        `outcome ${state}`,
        { type: 'leg', state, heard: { type: 'dial', outcome: state }, ...calleeOf(number) },
        then,
      ),
    leg,
    callee: (at: number, state: string, number: string, more: object = {}) =>
      leg(at, state, { ...calleeOf(number), ...more }),
    ends: (at: number, by: 'user' | 'platform', more: object = {}) =>
      leg(at, 'completed', {
        direction: 'inbound',
        endedAt: second(at),
        endedBy: by,
        durationSeconds: at - 1,
        price: { total: 0.01, currency: 'EUR' },
        ...CALLER,
        ...more,
      }),
    /** Anything else that is told. */
    told: add,
    turn,
  }
}

const SALES = '+442079460018'
const digits = (keys: string): Heard => ({ type: 'digits', digits: keys })
const asked = { node: 'menu', kind: 'menu' }
const chosen = (exit: string) => ({ ...asked, heard: digits(exit), exit })

/** Calls as the log holds them, each with what a carrier tells of it. */
export const tales: Record<string, LogRow[]> = {
  connected: connectedCall(),

  'a message is left': tale(({ begins, heard, told, ends }) => {
    begins({ trail: [asked], waitingAt: 'menu' })
    heard(8, digits('9'), {
      trail: [chosen('9'), { node: 'voicemail', kind: 'voicemail' }],
      waitingAt: 'voicemail',
    })
    heard(
      30,
      { type: 'recorded' },
      {
        trail: [
          { node: 'voicemail', kind: 'voicemail', heard: { type: 'recorded' }, exit: 'next' },
          { node: 'bye', kind: 'hangup' },
        ],
        next: { type: 'end', reason: 'hung-up' },
      },
    )
    ends(34, 'platform')
    told(35, 'recording', {
      type: 'recording',
      recordingId: 'R',
      recordingUrl: 'https://example.com/r',
      sizeBytes: 8_000,
    })
    told(50, 'transcription', {
      type: 'transcription',
      recordingId: 'R',
      transcriptionUrl: 'https://example.com/t',
    })
  }),

  'busy, and then a message': tale(({ begins, heard, callee, outcome, ends }) => {
    begins({ trail: [asked], waitingAt: 'menu' })
    heard(6, digits('1'), { trail: [chosen('1'), { node: 'sales', kind: 'dial' }], waitingAt: 'sales' })
    callee(6, 'started', SALES)
    outcome(8, SALES, 'busy', {
      trail: [
        { node: 'sales', kind: 'dial', heard: { type: 'dial', outcome: 'busy' }, exit: 'busy' },
        { node: 'voicemail', kind: 'voicemail' },
      ],
      waitingAt: 'voicemail',
    })
    callee(8, 'busy', SALES)
    callee(9, 'completed', SALES, { durationSeconds: 0, endedAt: second(9) })
    ends(20, 'user')
  }),

  'from flow to flow': tale(({ begins, heard, ends }) => {
    begins({
      trail: [
        { node: 'hello', kind: 'say', exit: 'next', said: [{ text: 'Hello.' }] },
        { node: 'onward', kind: 'flow' },
        { node: 'menu', kind: 'menu', version: 'sales-3', set: { visits: '1' } },
      ],
      waitingAt: 'menu',
    })
    heard(7, digits('2'), {
      versionId: 'sales-3',
      trail: [chosen('2'), { node: 'bye', kind: 'hangup' }],
      next: { type: 'end', reason: 'hung-up' },
    })
    ends(9, 'platform')
  }),

  'a service that is slow': tale(({ begins, told, heard, turn, ends }) => {
    begins({ trail: [asked], waitingAt: 'menu' })
    heard(5, digits('4'), {
      trail: [chosen('4'), { node: 'order', kind: 'http' }],
      next: { type: 'effect' },
      waitingAt: 'order',
    })
    told(7, 'poll 1', { type: 'heard', heard: { type: 'resumed' } })
    told(9, 'poll 2', { type: 'heard', heard: { type: 'resumed' } })
    turn(
      11,
      'poll 3',
      { type: 'heard', heard: { type: 'resumed' } },
      {
        trail: [
          {
            node: 'order',
            kind: 'http',
            heard: { type: 'http', status: 200, body: '{}' },
            exit: 'ok',
            set: { status: 'sent' },
          },
          { node: 'menu', kind: 'menu' },
        ],
        waitingAt: 'menu',
      },
    )
    ends(15, 'user')
  }),

  'hung up in the prompt': tale(({ begins, ends, told }) => {
    begins({ trail: [asked], waitingAt: 'menu' })
    ends(3, 'user')
    told(4, 'late', { type: 'heard', heard: digits('1') }, { kind: 'late' })
  }),

  'called from here': tale(({ turn, leg, heard }) => {
    const rung = { ...CALLER, direction: 'outbound' }
    leg(0, 'started', rung)
    leg(1, 'ringing', rung)
    leg(6, 'answered', rung)
    turn(6, 'incoming', { type: 'incoming', ...rung }, { trail: [asked], waitingAt: 'menu' })
    heard(12, digits('1'), {
      trail: [chosen('1'), { node: 'bye', kind: 'hangup' }],
      next: { type: 'end', reason: 'hung-up' },
    })
    leg(14, 'completed', { ...rung, endedAt: second(14), endedBy: 'platform', durationSeconds: 8 })
  }),
}
