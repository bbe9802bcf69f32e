/**
 * A time of day as people type it (`9`, `9:30`, `930`, `9.30`, `5pm`, `5:30 pm`, `24`), as `HH:MM`; nothing when it is none.
 * `24:00` is the end of the day.
 */
export function timeText(typed: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:([ap])\.?m?\.?)?$/i.exec(typed.trim())
  if (!match) return undefined
  const [, hours = '', minutes = '00', half] = match
  const hour = half ? halfDay(Number(hours), half.toLowerCase() === 'p') : Number(hours)
  if (hour === undefined || hour > 24 || Number(minutes) > 59 || (hour === 24 && minutes !== '00'))
    return undefined
  return `${String(hour).padStart(2, '0')}:${minutes}`
}

/** Twelve at night is the first hour, twelve at noon the thirteenth. */
const halfDay = (hour: number, isAfternoon: boolean): number | undefined =>
  hour < 1 || hour > 12 ? undefined : (hour % 12) + (isAfternoon ? 12 : 0)

/** Short, for where there is little room: `9`, `17:30`. */
export const shortTime = (time: string): string => time.replace(/^0(?=\d)/, '').replace(/:00$/, '')
