import { folded } from '@/lib/flow/edit/searched'
import { type Command, canRun } from './command'

/** A page that lists every one of two thousand nodes is read by nobody. */
const SHOWN = 60

export type Shelf = { group: string; commands: Command[] }

/**
 * Commands that fit what is typed, by group. Those whose title begins so come first, and with them their group; those that
 * cannot be done now are there only for who looks for them, and come last. Without anything typed: all that can be done, in their order.
 */
export function commandsFound(commands: readonly Command[], typed: string): Shelf[] {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const ranked = commands
    .map((command) => ({ command, rank: words.length === 0 ? 0 : rankOf(command, words) }))
    .filter(({ command, rank }) => rank < NO_FIT && (words.length > 0 || canRun(command)))
    .sort((a, b) => lastIfOff(a) - lastIfOff(b))
    .slice(0, SHOWN)
  const shelves = new Map<string, Command[]>()
  for (const { command } of ranked)
    shelves.set(command.group, [...(shelves.get(command.group) ?? []), command])
  return [...shelves].map(([group, commands]) => ({ group, commands }))
}

const NO_FIT = 5

const lastIfOff = ({ command, rank }: { command: Command; rank: number }): number =>
  canRun(command) ? rank : rank + NO_FIT

/** Every word must be somewhere; the worst place of them counts. */
function rankOf({ title, detail = '', words = '', group }: Command, wanted: string[]): number {
  const [name, others, around] = [folded(title), folded(`${detail} ${words}`), folded(group)]
  if (name.startsWith(wanted.join(' '))) return 0
  const ranks = wanted.map((word) => {
    if (name.startsWith(word) || name.includes(` ${word}`)) return 1
    if (name.includes(word)) return 2
    if (` ${others}`.includes(` ${word}`)) return 3
    return around.startsWith(word) ? 4 : NO_FIT
  })
  return Math.max(...ranks)
}
