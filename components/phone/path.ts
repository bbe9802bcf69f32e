import type { LoggedEvent, LoggedTurn, StoredLogRow } from '@/lib/store/call-log'
import { inWords } from '../calls/trouble-words'

/** A node that a call has passed, and the exit that it took from there. */
export type PathStep = { version: string; node: string; exit?: string }

/** Something that happened on a call and is not heard on the phone. */
export type Mention = { key: string; text: string; isTrouble: boolean }

export type Path = {
  steps: PathStep[]
  /** Where the call waits now; nothing before it began and after it ended. */
  at: { version: string; node: string } | null
  mentions: Mention[]
}

/** The way of a call through its flows, and what it did meanwhile, from the rows of its log. */
export function pathOf(rows: StoredLogRow[]): Path {
  const path: Path = { steps: [], at: null, mentions: [] }
  for (const row of rows) {
    const mention = (text: string, isTrouble: boolean) =>
      path.mentions.push({ key: `${row.id}.${path.mentions.length}`, text, isTrouble })
    const event = row.event === null ? undefined : (JSON.parse(row.event) as LoggedEvent) // written by the voice server
    if (event?.problem) mention(inWords(event.problem), true)
    if (row.turn === null) continue
    const turn = JSON.parse(row.turn) as LoggedTurn
    for (const { node, kind, exit, notes, version = turn.versionId } of turn.trail) {
      path.steps.push({ version, node, ...(exit !== undefined && { exit }) })
      const did = exit === undefined ? undefined : DEEDS[kind]?.[exit]
      if (did) mention(did, exit === 'failed')
      for (const note of notes ?? []) mention(inWords(note), true)
    }
    if (turn.next.problem) mention(inWords(turn.next.problem), true)
    const last = path.steps.at(-1)
    path.at = turn.waitingAt && last ? { version: last.version, node: turn.waitingAt } : null
  }
  return path
}

/** What nodes do that nobody on the phone hears, by kind and exit. */
const DEEDS: Record<string, Record<string, string>> = {
  sms: { ok: 'A text was sent', failed: 'The text could not be sent' },
  http: { ok: 'A web service was asked', failed: 'The web service did not answer as wanted' },
}
