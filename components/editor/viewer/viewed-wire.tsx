import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { wirePath } from '../canvas/wire-path'
import type { ViewedEdge } from './marks'

/** As wide as a hand hits, where wires can be chosen. */
const HIT_WIDTH = 16

/** A cable that is only looked at. */
export const ViewedWire = memo(function ViewedWire({ id, data, ...ends }: EdgeProps<ViewedEdge>) {
  const { row = 0, rows = 1, detour, width, isChoosable } = data ?? {}
  const [path] = wirePath({ ...ends, row, rows, ...(detour && { detour }) })
  return (
    <BaseEdge
      id={id}
      path={path}
      interactionWidth={isChoosable ? Math.max(HIT_WIDTH, width ?? 0) : 0}
      style={width ? { strokeWidth: width } : {}}
    />
  )
})
