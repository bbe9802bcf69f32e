import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useFormats } from '../format/use-formats'
import { IconButton } from '../ui/button'
import type { Moment } from './story'
import type { Replay } from './use-replay'

/** Goes through a call moment by moment: by its bar, with the arrow keys, Home and End, and by itself. */
export function Scrubber({
  moments,
  timeZone,
  position,
  go,
  isPlaying,
  togglePlaying,
}: Replay & { moments: readonly Moment[]; timeZone: string }) {
  const { clock } = useFormats()
  const moment = moments[position]
  const last = moments.length - 1
  const told = moment ? `${clock(moment.at, timeZone)} ${moment.what}` : ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    event.preventDefault()
    togglePlaying()
  }
  return (
    <div className="flex items-center gap-1 border-line border-t px-2 py-1.5">
      <IconButton label="One step back" disabled={position <= 0} onClick={() => go(position - 1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton label={isPlaying ? 'Pause' : 'Play the call'} disabled={last < 1} onClick={togglePlaying}>
        {isPlaying ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
      </IconButton>
      <IconButton label="One step on" disabled={position >= last} onClick={() => go(position + 1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
      <input
        type="range"
        aria-label="Moment of the call"
        aria-valuetext={told}
        title="Arrow keys go step by step, Home and End to either end, Space plays"
        min={0}
        max={Math.max(0, last)}
        value={Math.max(0, position)}
        onChange={({ target }) => go(Number(target.value))}
        onKeyDown={onKeyDown}
        className="mx-1 h-7 min-w-0 flex-1 cursor-pointer accent-accent max-md:h-11"
      />
      <output className="w-14 shrink-0 text-right text-quiet text-xs">
        {position + 1} of {moments.length}
      </output>
    </div>
  )
}
