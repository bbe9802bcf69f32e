import fc from 'fast-check'
import type { TrailStep } from '@/lib/flow/walk'
import type { LogRow } from '../../call-log'
import { logRow, second } from '../../testing/log-rows'

/** What a caller did, made up at random. */
export type Story = {
  /** Seconds after the fifth of January 2026, noon in London. */
  startsAt: number
  isTest: boolean
  version: string
  /** What was pressed at the menu, in this order; nothing pressed is a miss. */
  presses: ('1' | '2' | 'no-input' | 'no-match')[]
  /** On into another flow. */
  jumpsTo: string | null
  /** The phone that rings for the caller in the end, and what comes of it. */
  rings: 'answered' | 'machine' | 'busy' | null
  ends: 'caller' | 'flow' | 'carrier' | 'not yet'
  seconds: number
}

/** Stories of callers over some days, in these versions. */
export const stories = (versions: readonly string[]): fc.Arbitrary<Story[]> =>
  fc.array(
    fc.record({
      startsAt: fc.integer({ min: 0, max: 3 * 86_400 }),
      isTest: fc.boolean(),
      version: fc.constantFrom(...versions),
      presses: fc.array(fc.constantFrom('1', '2', 'no-input', 'no-match'), { maxLength: 3 }),
      jumpsTo: fc.option(fc.constantFrom(...versions)),
      rings: fc.constantFrom('answered', 'machine', 'busy', null),
      ends: fc.constantFrom('caller', 'flow', 'carrier', 'not yet'),
      seconds: fc.integer({ min: 1, max: 900 }),
    }),
    { minLength: 1, maxLength: 8 },
  )

/** The rows that the log has of such a call. */
export function rowsOf(story: Story, name: string): LogRow[] {
  const carrier = story.isTest ? 'sandbox' : 'vonage'
  const callId = `${carrier}:${name}`
  const parties = { caller: '+12025550143', called: '+442079460000' }
  const rows: LogRow[] = []
  let at = story.startsAt
  let waits = 0

  const turn = (
    event: Parameters<typeof logRow>[0],
    trail: (TrailStep & { version?: string })[],
    end?: string,
  ) => {
    const waitingAt = trail.at(-1)?.node
    rows.push(
      logRow({
        callId,
        carrier,
        key: `${callId}/${rows.length}`,
        waitKey: `${callId}#${waits}`,
        receivedAt: second(at),
        ...event,
        turn: {
          versionId: story.version,
          trail,
          next: end ? { type: 'end', reason: end } : { type: 'wait' },
          ...(!end && waitingAt !== undefined && { waitingAt }),
        },
      }),
    )
    waits += 1
    at += 7
  }
  const leg = (more: Record<string, unknown>) =>
    rows.push(
      logRow({
        callId,
        carrier,
        key: `${callId}/${rows.length}`,
        receivedAt: second(at),
        event: { type: 'leg', at: second(at), ...more },
      }),
    )
  const own = { legId: 'own', direction: 'inbound', ...parties }
  const heard = (key: string) =>
    key === 'no-input' ? { type: 'silence' as const } : { type: 'digits' as const, digits: key.slice(0, 2) }

  turn({ event: { ...own, type: 'incoming', at: second(at) } }, [{ node: 'menu', kind: 'menu' }])
  leg({ state: 'answered', ...own })
  for (const key of story.presses)
    turn({ event: { type: 'heard', heard: heard(key) } }, [
      { node: 'menu', kind: 'menu', heard: heard(key), exit: key },
      { node: 'menu', kind: 'menu' },
    ])
  if (story.jumpsTo)
    turn({ event: { type: 'heard', heard: heard('1') } }, [
      { node: 'menu', kind: 'menu', heard: heard('1'), exit: '1' },
      { node: 'over', kind: 'flow' },
      { node: 'welcome', kind: 'say', exit: 'next', version: story.jumpsTo },
      { node: 'question', kind: 'gather', version: story.jumpsTo },
    ])
  if (story.rings) {
    const within = story.jumpsTo ? { version: story.jumpsTo } : {}
    turn({ event: { type: 'heard', heard: heard('2') } }, [
      { node: story.jumpsTo ? 'question' : 'menu', kind: 'menu', heard: heard('2'), exit: '2', ...within },
      { node: 'desk', kind: 'dial', ...within },
    ])
    const callee = { legId: 'desk', direction: 'outbound', caller: '+442079460000', called: '+442079460018' }
    const state = { answered: 'answered', machine: 'machine', busy: 'busy' }[story.rings]
    leg({ state, ...callee })
    if (state !== 'busy') leg({ state: 'completed', durationSeconds: 5, ...callee })
  }
  if (story.ends === 'flow')
    turn({ event: { type: 'heard', heard: heard('1') } }, [{ node: 'bye', kind: 'hangup' }], 'hung-up')
  at += story.seconds
  if (story.ends !== 'not yet')
    leg({
      state: 'completed',
      durationSeconds: story.seconds,
      endedAt: second(at),
      endedBy: story.ends === 'caller' ? 'user' : 'platform',
      ...own,
    })
  return rows
}
