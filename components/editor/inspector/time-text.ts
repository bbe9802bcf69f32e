/**
 * A time of day as people type it (`9`, `9:30`, `0930`, `5pm`, `24`) as the document writes it: `09:00`. Nothing when it is
 * none.
 */
export function readTime(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a|p)?$/i.exec(typed.trim())
  if (!found) return undefined
  const [, hourText, minuteText = '00', half = ''] = found
  const hour = hourOf(Number(hourText), half.toLowerCase())
  const isTime = hour !== undefined && Number(minuteText) < 60 && (hour < 24 || minuteText === '00')
  return isTime ? `${String(hour).padStart(2, '0')}:${minuteText}` : undefined
}

function hourOf(hour: number, half: string): number | undefined {
  if (half === '') return hour <= 24 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.startsWith('p') ? 12 : 0)
}
