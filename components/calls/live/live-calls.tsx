'use client'

import { MoveRight, PhoneOff } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { Flow } from '@/lib/flow/document'
import type { LiveCall } from '@/lib/store/live-calls'
import type { Command } from '../../commands/command'
import { useCommandSource } from '../../commands/commands'
import { phone } from '../../format/phone'
import { Empty } from '../../ui/empty'
import { EndDialog } from './end-dialog'
import { LiveGroup } from './live-group'
import { MoveDialog } from './move-dialog'
import { useNow } from './running'
import { standingOf } from './standing'
import { type Live, useLiveCalls } from './use-live-calls'

/** A version that callers stand in. */
export type LiveVersion = { id: string; number: number; flow: Flow }

type Asked = { act: 'move' | 'end'; id: string }

/** Everybody who is on the phone now, by the flow in which they stand. */
export function LiveCalls({
  first,
  since,
  versions,
  now: begun,
  mayAct,
  empty,
}: {
  first: Live
  /** Up to when the page knows everything. */
  since: string | undefined
  versions: LiveVersion[]
  now: number
  mayAct: boolean
  empty: ReactNode
}) {
  const known = useMemo(() => new Map(versions.map((version) => [version.id, version])), [versions])
  const { live, isAway, look } = useLiveCalls(
    first,
    since,
    useMemo(() => new Set(known.keys()), [known]),
  )
  const now = useNow(begun)
  const [asked, setAsked] = useState<Asked>()
  const { calls, total } = live
  useCommandSource(useMemo(() => ({ commands: mayAct ? commandsFor(calls, setAsked) : [] }), [calls, mayAct]))

  const groups = byVersion(calls)
  const call = calls.find(({ id }) => id === asked?.id)
  const flow = known.get(call?.standing?.versionId ?? '')?.flow
  const close = () => {
    setAsked(undefined)
    void look()
  }
  return (
    <>
      <p role="status" className={isAway ? 'mb-3 text-bad text-sm' : 'sr-only'}>
        {isAway ? 'Patchbay does not answer. What stands here may be over by now.' : callersText(total)}
      </p>
      {calls.length === 0 && (
        <div className="rounded-panel border border-line bg-panel">
          <Empty title="Nobody is on the phone">{empty}</Empty>
        </div>
      )}
      <div className="grid gap-4">
        {[...groups].map(([versionId, its]) => {
          const version = known.get(versionId)
          return (
            <LiveGroup
              key={versionId}
              id={`live-${versionId || 'none'}`}
              title={version?.flow.name ?? 'Not answered yet'}
              aside={`${version ? `Version ${version.number} · ` : ''}${callersText(its.length)}`}
              flow={version?.flow}
              calls={its}
              now={now}
              mayAct={mayAct}
              onMove={({ id }) => setAsked({ act: 'move', id })}
              onEnd={({ id }) => setAsked({ act: 'end', id })}
            />
          )
        })}
      </div>
      {total > calls.length && (
        <p className="mt-3 text-quiet text-sm">
          {total - calls.length} more go on; the ones that began first are shown.
        </p>
      )}
      {asked?.act === 'end' && call && (
        <EndDialog call={call} isTalking={standingOf(call, flow).isTalking} onClose={close} />
      )}
      {asked?.act === 'move' && call && flow && <MoveDialog call={call} flow={flow} onClose={close} />}
    </>
  )
}

function byVersion(calls: LiveCall[]): Map<string, LiveCall[]> {
  const groups = new Map<string, LiveCall[]>()
  for (const call of calls) {
    const version = call.standing?.versionId ?? ''
    groups.set(version, [...(groups.get(version) ?? []), call])
  }
  return groups
}

const callersText = (count: number): string =>
  count === 0 ? 'Nobody is on the phone' : `${count} ${count === 1 ? 'caller' : 'callers'} on the phone`

/** The same by Ctrl-K. */
const commandsFor = (calls: LiveCall[], ask: (asked: Asked) => void): Command[] =>
  calls.flatMap(({ id, caller, dialled, standing }): Command[] => [
    {
      id: `move ${id}`,
      title: `Move ${phone(caller)}`,
      group: 'On the phone',
      words: 'transfer send caller node',
      icon: <MoveRight size={16} aria-hidden />,
      isEnabled: () => standing !== null && !dialled.some(({ isAnswered }) => isAnswered),
      needs: 'They talk with somebody',
      run: () => ask({ act: 'move', id }),
    },
    {
      id: `hang up ${id}`,
      title: `Hang up on ${phone(caller)}`,
      group: 'On the phone',
      words: 'end call',
      icon: <PhoneOff size={16} aria-hidden />,
      run: () => ask({ act: 'end', id }),
    },
  ])
