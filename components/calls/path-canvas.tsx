import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ViewerHandle } from '../editor/viewer/use-shown'
import { Viewer } from '../editor/viewer/viewer'
import { Empty } from '../ui/empty'
import { marksAt, standingAt } from './marks-at'
import type { RunVersion } from './replay'
import type { Step } from './story'

/** The version that a call ran, and on it the path that it had taken after so many of its steps. */
export function PathCanvas({
  steps,
  walked,
  versionId,
  version,
  onChosen,
}: {
  steps: readonly Step[]
  walked: number
  versionId: string | undefined
  version: RunVersion | undefined
  onChosen: (nodeId: string) => void
}) {
  const viewer = useRef<ViewerHandle>(null)
  const shown = useRef<string>(undefined)
  const marks = useMemo(() => marksAt(steps, walked), [steps, walked])
  const node = standingAt(steps, walked)?.node
  useEffect(() => {
    shown.current = node
    if (node !== undefined) viewer.current?.reveal(node)
  }, [node])
  /** A canvas that has just been put there has to stand before it can be moved. */
  const taken = useCallback((handle: ViewerHandle | null) => {
    viewer.current = handle
    if (handle) setTimeout(() => shown.current !== undefined && handle.reveal(shown.current), 50)
  }, [])

  if (versionId === undefined)
    return (
      <div className="grid h-full place-content-center">
        <Empty title="No flow was walked">
          As soon as a flow answers, the path that the call takes is drawn here.
        </Empty>
      </div>
    )
  if (!version)
    return (
      <div className="grid h-full place-content-center">
        <Empty title="This version cannot be found">
          The call ran a version that is not in the database any more ({versionId}), so its canvas cannot be
          drawn. What happened is told from the log.
        </Empty>
      </div>
    )
  return (
    <Viewer
      key={versionId}
      ref={taken}
      flow={version.document}
      marks={marks}
      label={`${version.document.name}, version ${version.number}, with the path of the call`}
      onSelect={(id) => id !== null && onChosen(id)}
    />
  )
}
