'use client'

import { type ReactNode, useMemo } from 'react'
import type { Flow } from '@/lib/flow/document'
import { Panel } from '../ui/panel'
import { standingAt } from './marks-at'
import { PathCanvas } from './path-canvas'
import { Scrubber } from './scrubber'
import type { Story } from './story'
import { Timeline } from './timeline'
import { useReplay } from './use-replay'
import { Variables } from './variables'

/** A version as a call ran it; `null` where it cannot be found any more. */
export type RunVersion = { flowId: string; number: number; document: Flow } | null

/** What happened on a call, line by line, and beside it the path that it took on the version that it ran. */
export function Replay({
  story,
  versions,
  timeZone,
  knowsVariables,
  empty,
}: {
  story: Story
  versions: Record<string, RunVersion>
  timeZone: string
  /** Without its log, what a call knew cannot be told. */
  knowsVariables: boolean
  /** What stands in place of the lines where there are none. */
  empty: ReactNode
}) {
  const { moments, steps } = story
  const replay = useReplay(moments)
  const moment = moments[replay.position]
  const walked = moment?.walked ?? 0
  const versionId = (standingAt(steps, walked) ?? steps[0])?.version
  const version = versionId === undefined ? undefined : versions[versionId]
  const documents = useMemo(
    () =>
      Object.fromEntries(Object.entries(versions).flatMap(([id, one]) => (one ? [[id, one.document]] : []))),
    [versions],
  )
  /** The next moment at which the call stood at that card; after the last of them the first again. */
  const leadTo = (node: string) => {
    const at = moments.flatMap((one, index) => {
      const step = standingAt(steps, one.walked)
      return step?.node === node && step.version === versionId ? [index] : []
    })
    const next = at.find((index) => index > replay.position) ?? at[0]
    if (next !== undefined) replay.go(next)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(320px,2fr)_minmax(0,3fr)]">
      <Panel id="story" title="What happened" aside={`Times in ${timeZone}`} className={HEIGHT}>
        {moments.length === 0 ? (
          empty
        ) : (
          <Timeline moments={moments} timeZone={timeZone} position={replay.position} onChosen={replay.go} />
        )}
      </Panel>
      <Panel
        id="path"
        title="Path"
        aside={version && `${version.document.name}, version ${version.number}`}
        className={`max-lg:order-first ${HEIGHT}`}
      >
        <div className="h-72 min-h-0 lg:h-auto lg:flex-1">
          <PathCanvas
            steps={steps}
            walked={walked}
            versionId={versionId}
            version={version}
            onChosen={leadTo}
          />
        </div>
        {moments.length > 0 && (
          <>
            <Scrubber moments={moments} timeZone={timeZone} {...replay} />
            {knowsVariables && <Variables steps={steps} walked={walked} documents={documents} />}
          </>
        )}
      </Panel>
    </div>
  )
}

/** Both sides are as high as the window has room for, and what they hold scrolls in them. */
const HEIGHT = 'flex flex-col lg:h-[calc(100dvh-13rem)] lg:min-h-[30rem]'
