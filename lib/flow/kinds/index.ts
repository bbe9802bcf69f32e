import type { Kind } from '../kind'
import { branch } from './branch'
import { conference } from './conference'
import { dial } from './dial'
import { flow } from './flow'
import { gather } from './gather'
import { hangup } from './hangup'
import { hours } from './hours'
import { http } from './http'
import { menu } from './menu'
import { raw } from './raw'
import { record } from './record'
import { say } from './say'
import { set } from './set'
import { sms } from './sms'
import { split } from './split'
import { voicemail } from './voicemail'

/**
 * Every kind of node there is, in the order of the palette. Schema, palette, handles, checks and documentation come from
 * this list: a new kind is its file, one line here, and its stories.
 */
// Each entry's own schema types its functions; a list of them all can only say "some schema". `any` is confined to this line.
// biome-ignore lint/suspicious/noExplicitAny: see above
export const kinds: readonly Kind<string, any>[] = [
  say,
  menu,
  gather,
  branch,
  hours,
  split,
  set,
  dial,
  conference,
  voicemail,
  record,
  http,
  sms,
  raw,
  flow,
  hangup,
]

const byName = new Map(kinds.map((kind) => [kind.kind, kind]))

/** The kind of that name. A parsed document holds no other names; asking for one is our bug and throws. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export function kindNamed(name: string): Kind<string, any> {
  const kind = byName.get(name)
  if (!kind) throw new Error(`There is no node kind "${name}"`)
  return kind
}

/** The same for a name out of the log, where a kind may stand that is no more. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export const kindOnceNamed = (name: string): Kind<string, any> | undefined => byName.get(name)
