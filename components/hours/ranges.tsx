'use client'

import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { IconButton } from '../ui/button'
import { inputLook } from '../ui/field'
import { type EditedRange, type Faults, nextRange } from './edited-calendar'
import { timeText } from './time-text'

const MAX_RANGES = 10

/** The hours of one day: any number of ranges, each two times that are typed. */
export function Ranges({
  day,
  ranges,
  faults,
  onChange,
}: {
  /** Said with each time: `Monday`. */
  day: string
  ranges: EditedRange[]
  faults: Faults
  onChange: (ranges: EditedRange[]) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const isAdding = useRef(false)
  const change = (key: string, changed: Partial<EditedRange>) =>
    onChange(ranges.map((range) => (range.key === key ? { ...range, ...changed } : range)))

  // Whoever adds hours goes on by typing them.
  useEffect(() => {
    if (!isAdding.current) return
    isAdding.current = false
    const inputs = box.current?.querySelectorAll('input')
    inputs?.[ranges.length * 2 - 2]?.focus()
  }, [ranges.length])

  return (
    <div ref={box} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">
      {ranges.length === 0 && <span className="text-quiet text-sm">Closed</span>}
      {ranges.map((range, at) => {
        const which = ranges.length > 1 ? `, hours ${at + 1}` : ''
        const fault = faults[range.key]
        return (
          <span key={range.key} className="flex items-center gap-1">
            {(['from', 'to'] as const).map((end) => (
              <span key={end} className="flex items-center gap-1">
                {end === 'to' && <span aria-hidden>–</span>}
                <input
                  value={range[end]}
                  onChange={(event) => change(range.key, { [end]: event.target.value })}
                  onBlur={() => change(range.key, { [end]: timeText(range[end]) ?? range[end] })}
                  onFocus={(event) => event.target.select()}
                  aria-label={`${day}${which}, ${end}`}
                  aria-invalid={fault !== undefined}
                  autoComplete="off"
                  maxLength={10}
                  className={`${inputLook} w-14 text-center max-md:w-16`}
                />
              </span>
            ))}
            <IconButton
              label={`Remove ${day}, ${range.from} to ${range.to}`}
              onClick={() => onChange(ranges.filter(({ key }) => key !== range.key))}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </span>
        )
      })}
      {ranges.length < MAX_RANGES && (
        <IconButton
          label={ranges.length > 0 ? `Add more hours on ${day}` : `Add hours on ${day}`}
          onClick={() => {
            isAdding.current = true
            onChange([...ranges, nextRange(ranges)])
          }}
        >
          <Plus size={14} aria-hidden />
        </IconButton>
      )}
      {ranges.map(({ key }) =>
        faults[key] ? (
          <p key={key} role="alert" className="w-full text-bad text-xs">
            {faults[key]}
          </p>
        ) : null,
      )}
    </div>
  )
}
