import type { Group } from '@/lib/flow/kind'
import type { Picture } from './picture'

/** Static names: Tailwind looks for whole words in the source. */
const FILLS: Record<Group, string> = {
  talk: 'fill-talk',
  listen: 'fill-listen',
  decide: 'fill-decide',
  reach: 'fill-reach',
  outside: 'fill-outside',
  end: 'fill-end',
}

/** A flow drawn very small. Says nothing to those who hear the page: what stands beside it does. */
export const Thumbnail = ({ picture: { x, y, width, height, cards, wires } }: { picture: Picture }) => (
  <svg viewBox={`${x} ${y} ${width} ${height}`} className="size-full overflow-hidden" aria-hidden="true">
    {wires.map(({ id, from, to }) => {
      const reach = Math.max(80, Math.abs(to.x - from.x) / 2)
      return (
        <path
          key={id}
          d={`M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`}
          className="fill-none stroke-line-strong"
          strokeWidth="1.25"
          vectorEffect="non-scaling-stroke"
        />
      )
    })}
    {cards.map(({ id, group, ...box }) => (
      <g key={id}>
        <rect
          {...box}
          rx="18"
          className="fill-panel stroke-line-strong"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
        <rect x={box.x + 20} y={box.y + 20} width="56" height="44" rx="10" className={FILLS[group]} />
        <rect
          x={box.x + 92}
          y={box.y + 32}
          width={box.width - 116}
          height="20"
          rx="10"
          className="fill-line-strong"
        />
      </g>
    ))}
  </svg>
)
