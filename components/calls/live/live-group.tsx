'use client'

import dynamic from 'next/dynamic'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Flow } from '@/lib/flow/document'
import type { LiveCall } from '@/lib/store/live-calls'
import type { Marks } from '../../editor/viewer/marks'
import type { ViewerHandle } from '../../editor/viewer/use-shown'
import { Panel } from '../../ui/panel'
import { LiveRow } from './live-row'
import { standingOf } from './standing'

const Viewer = dynamic(() => import('../../editor/viewer/viewer').then((module) => module.Viewer), {
  ssr: false,
})

/** The callers in one version of a flow: their list, and the canvas with a lamp where each stands. */
export function LiveGroup({
  id,
  title,
  aside,
  flow,
  calls,
  now,
  mayAct,
  onMove,
  onEnd,
}: {
  id: string
  title: string
  aside: string
  flow: Flow | undefined
  calls: LiveCall[]
  now: number
  mayAct: boolean
  onMove: (call: LiveCall) => void
  onEnd: (call: LiveCall) => void
}) {
  const [selected, setSelected] = useState<string | null>(null)
  const lamps = lampsOf(calls)
  const key = JSON.stringify(lamps)
  const marks = useMemo((): Marks => ({ nodes: marksOf(JSON.parse(key)) }), [key])
  // Once: what somebody looks at does not run away when a caller goes on.
  const isShown = useRef(false)
  const [first] = useState(calls[0]?.standing?.nodeId)
  const bringIntoSight = useCallback(
    (viewer: ViewerHandle | null) => {
      if (!viewer || !first || isShown.current) return
      isShown.current = true
      viewer.reveal(first)
    },
    [first],
  )
  return (
    <Panel id={id} title={title} aside={aside}>
      <div
        className={`grid grid-cols-[minmax(0,1fr)] ${flow ? 'lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]' : ''}`}
      >
        <ul aria-labelledby={id}>
          {calls.map((call) => (
            <LiveRow
              key={call.id}
              call={call}
              standing={standingOf(call, flow)}
              now={now}
              isMarked={selected !== null && call.standing?.nodeId === selected}
              mayAct={mayAct}
              onMove={() => onMove(call)}
              onEnd={() => onEnd(call)}
            />
          ))}
        </ul>
        {flow && (
          <div className="h-80 overflow-hidden border-line max-lg:border-t lg:rounded-br-panel lg:border-l">
            <Viewer
              flow={flow}
              label={`Where callers stand in ${title}`}
              marks={marks}
              selected={selected}
              onSelect={setSelected}
              ref={bringIntoSight}
            />
          </div>
        )}
      </div>
    </Panel>
  )
}

/** How many callers stand at each node. */
function lampsOf(calls: LiveCall[]): Record<string, number> {
  const lamps: Record<string, number> = {}
  for (const { standing } of calls) if (standing) lamps[standing.nodeId] = (lamps[standing.nodeId] ?? 0) + 1
  return lamps
}

const marksOf = (lamps: Record<string, number>): Marks['nodes'] =>
  Object.fromEntries(
    Object.entries(lamps).map(([node, count]) => [
      node,
      {
        look: 'current',
        badge: `${count}`,
        title: `${count} ${count === 1 ? 'caller' : 'callers'} here now`,
      },
    ]),
  )
