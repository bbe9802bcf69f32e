'use client'

import dynamic from 'next/dynamic'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Flow } from '@/lib/flow/document'
import type { Figures } from '@/lib/store/insights/figures'
import type { ViewerHandle } from '../editor/viewer/use-shown'
import { useFormats } from '../format/use-formats'
import { Callers, type Where } from './callers'
import { usageMarks } from './canvas-marks'
import { exitName, nameOf } from './paths'

const Viewer = dynamic(() => import('../editor/viewer/viewer').then((module) => module.Viewer), {
  ssr: false,
})

export type CanvasViewProps = {
  flow: Flow
  figures: Figures
  where: Omit<Where, 'nodeId' | 'exit' | 'hungUp'>
}

/** A version's canvas with how many callers went where; what is chosen on it, or in the list beside it, tells of its last callers. */
export function CanvasView({ flow, figures, where }: CanvasViewProps) {
  const formats = useFormats()
  const { count } = formats
  const [chosen, setChosen] = useState<{ nodeId: string; exit?: string; hungUp?: boolean } | null>(null)
  const wire = chosen?.exit === undefined ? undefined : `${chosen.nodeId}:${chosen.exit}`
  const marks = useMemo(() => usageMarks(flow, figures.nodes, formats, wire), [flow, figures, formats, wire])
  const canvas = useRef<ViewerHandle>(null)
  const choose = (nodeId: string | null) => setChosen(nodeId === null ? null : { nodeId })
  const chooseExit = useCallback(
    (nodeId: string, exit: string) =>
      // Of one that nobody took there is nothing to tell.
      setChosen({ nodeId, ...(figures.nodes[nodeId]?.exits[exit] && { exit }) }),
    [figures],
  )
  const node = chosen && figures.nodes[chosen.nodeId]
  const nodes = Object.entries(figures.nodes).sort(([, a], [, b]) => b.visits - a.visits)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="h-[70dvh] overflow-hidden rounded-panel border border-line max-md:h-[56dvh]">
        <Viewer
          ref={canvas}
          flow={flow}
          label="Callers on the canvas"
          marks={marks}
          selected={chosen?.nodeId ?? null}
          onSelect={choose}
          onSelectExit={chooseExit}
        />
      </div>
      <section
        aria-label="Callers"
        className="max-h-[70dvh] overflow-y-auto rounded-panel border border-line bg-panel p-3"
      >
        {chosen ? (
          <>
            <div className="flex items-center justify-between gap-2">
              <h2 className="font-semibold">{nameOf(flow, chosen.nodeId)}</h2>
              <button
                type="button"
                onClick={() => choose(null)}
                className="text-accent text-sm hover:underline"
              >
                All nodes
              </button>
            </div>
            <p className="text-quiet text-sm">{count(node?.visits ?? 0)} callers came here.</p>
            <ul className="my-2 flex flex-col">
              <Choice
                title="Everybody"
                callers={node?.visits ?? 0}
                of={node?.visits ?? 0}
                isChosen={chosen.exit === undefined && !chosen.hungUp}
                onChoose={() => setChosen({ nodeId: chosen.nodeId })}
              />
              {Object.entries(node?.exits ?? {})
                .sort(([, a], [, b]) => b - a)
                .map(([exit, callers]) => (
                  <Choice
                    key={exit}
                    title={exitName(flow, chosen.nodeId, exit)}
                    callers={callers}
                    of={node?.visits ?? 0}
                    isChosen={chosen.exit === exit}
                    onChoose={() => setChosen({ nodeId: chosen.nodeId, exit })}
                  />
                ))}
              {node && node.hungUp > 0 && (
                <Choice
                  title="Hung up here"
                  callers={node.hungUp}
                  of={node.visits}
                  isChosen={chosen.hungUp === true}
                  onChoose={() => setChosen({ nodeId: chosen.nodeId, hungUp: true })}
                />
              )}
            </ul>
            <Callers where={{ ...where, ...chosen }} />
          </>
        ) : (
          <>
            <h2 className="font-semibold">Nodes</h2>
            <p className="text-quiet text-sm">
              Choose a node here, or a node or one of its exits on the canvas, to see the last callers.
            </p>
            <ul className="mt-2 flex flex-col">
              {nodes.map(([id, { visits }]) => (
                <Choice
                  key={id}
                  title={nameOf(flow, id)}
                  callers={visits}
                  of={null}
                  isChosen={false}
                  onChoose={() => {
                    choose(id)
                    canvas.current?.reveal(id)
                  }}
                />
              ))}
            </ul>
            {nodes.length === 0 && <p className="mt-2 text-sm">Nobody came past any node on these days.</p>}
          </>
        )}
      </section>
    </div>
  )
}

const Choice = ({
  title,
  callers,
  of,
  isChosen,
  onChoose,
}: {
  title: string
  callers: number
  of: number | null
  isChosen: boolean
  onChoose: () => void
}) => {
  const { count, percent } = useFormats()
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className={`flex min-h-8 w-full cursor-pointer items-center justify-between gap-2 rounded-control px-2 text-left text-sm hover:bg-hover max-md:min-h-11 ${isChosen ? 'bg-hover font-medium' : ''}`}
      >
        <span className="min-w-0 truncate">{title}</span>
        <span className="shrink-0">
          {count(callers)}
          {of !== null && of > 0 && <span className="ml-2 text-quiet">{percent(callers / of)}</span>}
        </span>
      </button>
    </li>
  )
}
