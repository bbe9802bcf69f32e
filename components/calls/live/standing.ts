import type { Flow } from '@/lib/flow/document'
import { nodeOf } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { LiveCall } from '@/lib/store/live-calls'
import { phone } from '../../format/phone'

export type Standing = { what: string; detail?: string; isTalking: boolean }

/** Where a caller stands, in a few words. */
export function standingOf(
  { standing, dialled }: Pick<LiveCall, 'standing' | 'dialled'>,
  flow: Flow | undefined,
): Standing {
  const node = standing && flow ? nodeOf(flow, standing.nodeId) : undefined
  const name = node?.name || standing?.nodeId
  const kind = node && kindNamed(node.kind)
  const answered = dialled.filter(({ isAnswered }) => isAnswered).at(-1)
  if (answered)
    return {
      what: `Talking to ${phone(answered.address) || 'somebody'}`,
      ...(name && { detail: name }),
      isTalking: true,
    }
  const rung = dialled.at(-1)
  if (rung && name) return { what: `Dialling ${name}`, detail: phone(rung.address), isTalking: false }
  if (!name) return { what: 'Ringing', isTalking: false }
  return { what: name, ...(kind && kind.title !== name && { detail: kind.title }), isTalking: false }
}

/** How many nodes without a word of their own are passed to find what a caller hears first. */
const MOST_PASSED = 8

/** What a caller who is sent to a node hears first, or what happens there where nothing is said. */
export function firstHeard(flow: Flow, nodeId: string): { text: string; isSaid: boolean } {
  const first = nodeOf(flow, nodeId)
  let at: string | undefined = nodeId
  for (let passed = 0; at !== undefined && passed < MOST_PASSED; passed += 1) {
    const node = nodeOf(flow, at)
    if (!node) break
    const kind = kindNamed(node.kind)
    const prompt = kind.prompts?.(node.settings)[0]?.prompt
    if (prompt && 'text' in prompt && prompt.text.trim()) return { text: prompt.text, isSaid: true }
    if (prompt && 'audioUrl' in prompt) return { text: 'A recording is played.', isSaid: false }
    // Only where there is one way on is it certain what comes next.
    const exits = kind.exits(node.settings)
    at = exits.length === 1 && exits[0] ? node.exits[exits[0].id] : undefined
  }
  return { text: first ? kindNamed(first.kind).summary : '', isSaid: false }
}
