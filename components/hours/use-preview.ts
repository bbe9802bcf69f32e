import { useEffect, useRef, useState } from 'react'
import type { Calendar } from '@/lib/flow/calendar'
import type { CalendarDay } from '@/lib/flow/calendar-days'
import { send } from '../ui/send'

/** Whoever types is not followed letter by letter. */
const PAUSE_MS = 250

/**
 * The days to come as hours that are being edited would have them. The server works them out: all the world's holidays are
 * too much to send to a browser.
 *
 * @param calendar nothing while something is to be corrected; the days stay as they were then
 */
export function usePreview(calendar: Calendar | undefined, first: CalendarDay[]): CalendarDay[] {
  const text = calendar && JSON.stringify(calendar)
  const [days, setDays] = useState(first)
  const firstText = useRef(text)
  useEffect(() => {
    if (text === undefined) return
    if (text === firstText.current) return setDays(first)
    const given = new AbortController()
    const timer = setTimeout(async () => {
      const asked = await send<{ days: CalendarDay[] }>(
        'POST',
        '/internal/calendars/preview',
        JSON.parse(text),
        given.signal,
      )
      if (asked.ok && !given.signal.aborted) setDays(asked.data.days)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      given.abort()
    }
  }, [text, first])
  return days
}
