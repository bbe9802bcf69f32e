import { gistOf } from '@/lib/flow/edit/gist'
import { exitName } from '@/lib/flow/edit/node'
import { sentenceOf } from '@/lib/flow/edit/sentence'
import { kindNamed } from '@/lib/flow/kinds'
import type { TreeRow } from './tree'

/** What a row is called: its exit where it has one, else its node. */
export function rowName({ what, from, node }: TreeRow): string {
  if (typeof from === 'object') return exitName(from.exit)
  if (what === 'start') return 'Incoming call'
  if (what === 'rest') return 'Not reached'
  return node ? nodeName(node) : 'Incoming call'
}

export const nodeName = ({ name, kind }: { name: string; kind: string }): string =>
  name.trim() || kindNamed(kind).title

/** What an exit that leads nowhere means for a caller. */
export function looseWords({ from }: TreeRow): string {
  if (typeof from !== 'object') return 'Choose what callers meet first'
  const { required, orElse } = from.exit
  if (orElse !== undefined) return `As “${orElse}”`
  return required ? 'Leads nowhere yet' : 'Ends the call'
}

/** What a row says to those who hear it: “1 Sales: Sales desk, dial, +44 20 7946 0018”. */
export function spoken(row: TreeRow, numbers: readonly string[], problems: readonly string[]): string {
  const way = typeof row.from === 'object' ? `${exitName(row.from.exit)}: ` : ''
  const words = `${way}${targetWords(row, numbers)}`
  return problems.length === 0 ? words : `${words}. ${problems.join(' ')}`
}

function targetWords(row: TreeRow, numbers: readonly string[]): string {
  const { what, node } = row
  if (what === 'start') return `Incoming call, ${numbers.length > 0 ? numbers.join(', ') : 'no number yet'}`
  if (what === 'rest') return `Not reached, ${row.children}`
  if (what === 'nowhere') return looseWords(row)
  if (!node || what === 'missing') return 'leads to a node that is not there'
  if (what === 'reference') return `goes to ${nodeName(node)}, shown elsewhere`
  const { reaches } = kindNamed(node.kind)
  const gist = gistOf(node)
  const isReach = reaches !== undefined && gist !== ''
  const name = node.name.trim()
  const { title } = kindNamed(node.kind)
  const plain =
    name === '' || name.toLowerCase() === title.toLowerCase() ? title : `${name}, ${title.toLowerCase()}`
  return [isReach ? plain : sentenceOf(node), gist].filter(Boolean).join(', ')
}

/** A key that callers press, where the exit is one. */
export const keyOf = ({ from }: TreeRow): string | undefined =>
  typeof from === 'object' && exitName(from.exit) !== from.exit.label ? from.exit.id : undefined

/** Other flows are told by their names. */
export function gistIn(
  node: NonNullable<TreeRow['node']>,
  flows: readonly { id: string; name: string }[],
): string {
  const [next] = kindNamed(node.kind).flows?.(node.settings) ?? []
  return next === undefined ? gistOf(node) : (flows.find(({ id }) => id === next)?.name ?? next)
}
