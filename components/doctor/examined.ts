/** What the route of the check tells, line by line. */
export type Finding = {
  is: 'good' | 'warn' | 'bad' | 'skipped'
  found: string
  todo?: string
  place?: { href: string; label: string }
}
export type Examined = {
  id: string
  group: string
  title: string
  finding?: Finding
  /** The finding is that of the check before, and stays in its place until the new one is there: so nothing jumps. */
  isOld?: boolean
}
type Line = { checks: Examined[] } | { id: string; finding: Finding }

/** The list after one more line of it has come. */
export function withLine(examined: Examined[], line: Line): Examined[] {
  if ('checks' in line) {
    const before = new Map(examined.map(({ id, finding }) => [id, finding]))
    return line.checks.map((check) => {
      const finding = before.get(check.id)
      return finding ? { ...check, finding, isOld: true } : check
    })
  }
  const { id, finding } = line
  return examined.map((one) => (one.id === id ? { ...one, finding, isOld: false } : one))
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
