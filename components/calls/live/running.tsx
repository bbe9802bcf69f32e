'use client'

import { useEffect, useState } from 'react'

/** The time, again each second. It begins with the server's, so that nothing differs when the page comes alive. */
export function useNow(first: number): number {
  const [now, setNow] = useState(first)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** How long a call has lasted, as a clock: its figures keep their place. */
export function Running({ since, now }: { since: string; now: number }) {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
  return (
    <span
      role="timer"
      aria-label="Since"
      className="inline-block min-w-16 text-right tabular-nums max-md:flex-1 max-md:text-left"
    >
      {clockOf(seconds)}
    </span>
  )
}

/** `0:05`, `12:34`, `1:02:03`. */
export function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
