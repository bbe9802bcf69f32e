/** What the route of the check tells, line by line. */
export type Finding = {
  is: 'good' | 'warn' | 'bad' | 'skipped'
  found: string
  todo?: string
  place?: { href: string; label: string }
}
export type Examined = { id: string; group: string; title: string; finding?: Finding }
type Line = { checks: Examined[] } | { id: string; finding: Finding }

/** The list after one more line of it has come. */
export function withLine(examined: Examined[], line: Line): Examined[] {
  if ('checks' in line) return line.checks
  return examined.map((one) => (one.id === line.id ? { ...one, finding: line.finding } : one))
}

/** Checks under their headings, in their order. */
export function grouped(examined: Examined[]): { group: string; examined: Examined[] }[] {
  const groups = [...new Set(examined.map(({ group }) => group))]
  return groups.map((group) => ({ group, examined: examined.filter((one) => one.group === group) }))
}

/**
 * Reads the answer of the route as it comes.
 *
 * @param onLine is told each line
 * @throws when the answer breaks off
 */
export async function readLines(response: Response, onLine: (line: Line) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(JSON.parse(line) as Line) // a line of our own route
  }
}
