import type { Kind } from '@/lib/flow/kind'
import { GROUPS, type Group } from '@/lib/flow/kind'
import { kinds } from '@/lib/flow/kinds'

export type Offered = Pick<Kind<string>, 'kind' | 'title' | 'summary' | 'group'>

/** Other words that people look for. */
export const ALSO: Record<string, string> = {
  say: 'play prompt speak text audio recording greeting announcement',
  menu: 'ivr keys press choices options dtmf',
  gather: 'input digits collect ask account number speech',
  branch: 'if condition case switch',
  hours: 'opening time calendar holiday schedule open closed',
  split: 'percent share random ab test',
  set: 'variable assign value',
  dial: 'transfer call forward connect phone agent sip',
  conference: 'room meeting',
  voicemail: 'message mailbox leave record',
  record: 'recording',
  http: 'api webhook request service lookup',
  sms: 'text message',
  raw: 'ncco json document',
  flow: 'go to jump subflow',
  hangup: 'end goodbye bye stop',
}

/** The kinds that fit what is typed, by group in the order of the palette; those whose name begins so come first in theirs. */
export function kindsFound(query: string): { group: Group; offered: Offered[] }[] {
  const wanted = query.trim().toLowerCase()
  const rank = ({ kind, title, summary }: Offered): number => {
    if (wanted === '' || title.toLowerCase().startsWith(wanted)) return 0
    if (title.toLowerCase().includes(wanted)) return 1
    const words = `${ALSO[kind] ?? ''} ${summary}`.toLowerCase()
    return words.includes(wanted) ? 2 : 3
  }
  const fitting = kinds.filter((kind) => rank(kind) < 3).sort((a, b) => rank(a) - rank(b))
  const groups = GROUPS.map((group) => ({ group, offered: fitting.filter((kind) => kind.group === group) }))
  const filled = groups.filter(({ offered }) => offered.length > 0)
  const best = ({ offered }: { offered: Offered[] }) => Math.min(...offered.map(rank))
  return wanted === '' ? filled : filled.sort((a, b) => best(a) - best(b))
}
