'use client'

import { Layer, Rectangle, ResponsiveContainer, Sankey, Tooltip } from 'recharts'
import { useFormats } from '../format/use-formats'
import { TIP } from './days-chart'
import type { Paths } from './paths'

/** The paths that callers took, as bands as wide as many took them. */
export default function PathsChart({ paths }: { paths: Paths }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Sankey
        data={paths}
        nodePadding={18}
        nodeWidth={8}
        margin={{ top: 12, bottom: 12, left: 4, right: 162 }}
        link={{ stroke: 'var(--color-accent)', strokeOpacity: 0.3 }}
        node={Place}
      >
        <Tooltip contentStyle={TIP} itemStyle={{ color: 'var(--color-text)' }} />
      </Sankey>
    </ResponsiveContainer>
  )
}

type PlaceProps = {
  x: number
  y: number
  width: number
  height: number
  payload: { name: string; value: number }
}

const Place = ({ x, y, width, height, payload }: PlaceProps) => (
  <Layer>
    <Rectangle x={x} y={y} width={width} height={Math.max(2, height)} fill="var(--color-accent)" />
    <text x={x + width + 6} y={y + height / 2 + 4} fontSize={12} fill="var(--color-text)">
      {payload.name.slice(0, 16)} · <Count of={payload.value} />
    </text>
  </Layer>
)

const Count = ({ of }: { of: number }) => useFormats().count(of)
