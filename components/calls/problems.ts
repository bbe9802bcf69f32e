import { HOOKS } from '@/lib/carriers/carrier'
import type { StoredLogRow } from '@/lib/store/call-log'
import type { Formats } from '../format/formats'
import { isWebhook, readRequest } from './raw'
import type { Moment } from './story'

/** Something that went wrong on a call, and what to do about it. */
export type ProblemMet = { what: string; why?: string; todo?: string; times: number }

/** A caller hears silence meanwhile; carriers give up a few seconds later. */
const SLOW_MICROS = 1_000_000

/** What went wrong on a call, each once however often it happened. */
export function problemsMet(
  moments: readonly Moment[],
  rows: readonly StoredLogRow[],
  formats: Formats,
): ProblemMet[] {
  const told = moments
    .filter(({ isTrouble }) => isTrouble)
    .map(({ by, what, detail, todo }) => ({
      what: by === 'flow' ? `At “${what}”` : what,
      ...(detail && { why: detail }),
      ...(todo && { todo }),
    }))
  return counted([...told, ...slowAnswers(rows, formats)])
}

function slowAnswers(rows: readonly StoredLogRow[], { soon }: Formats) {
  const slow = rows
    .filter(isWebhook)
    .filter(({ durationMicros, request }) => durationMicros >= SLOW_MICROS && wantsWords(request))
  if (slow.length === 0) return []
  const slowest = Math.max(...slow.map(({ durationMicros }) => durationMicros))
  return [
    {
      what: `${slow.length === 1 ? 'An answer' : `${slow.length} answers`} came late`,
      why: `${slow.length === 1 ? 'it' : 'the slowest'} took ${soon(slowest / 1_000)}, and the caller heard nothing meanwhile.`,
      todo: 'See whether the database or the machine was busy then.',
    },
  ]
}

const wantsWords = (request: string): boolean => {
  const hook = readRequest(request).path.split('/').at(-1) ?? ''
  return Object.hasOwn(HOOKS, hook) && HOOKS[hook as keyof typeof HOOKS] === 'instructions'
}

function counted(problems: Omit<ProblemMet, 'times'>[]): ProblemMet[] {
  const byText = new Map<string, ProblemMet>()
  for (const one of problems) {
    const text = `${one.what}\n${one.why ?? ''}`
    const known = byText.get(text)
    if (known) known.times += 1
    else byText.set(text, { ...one, times: 1 })
  }
  return [...byText.values()]
}
