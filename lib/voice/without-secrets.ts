import type { CallState } from '@/lib/flow/call'
import type { Instruction } from '@/lib/flow/instruction'
import { MASK } from '@/lib/flow/walk'

type Secrets = Pick<CallState, 'sensitive' | 'variables'>

/** Shorter values than this stand in too many other words by chance; where they are spoken, the prompt itself is hidden. */
const MIN_HIDDEN_CHARACTERS = 3

/** The instructions as a log may keep them: without what a prompt says of something sensitive, and without its very values. */
export function withoutSecrets(instructions: Instruction[], call: Secrets): Instruction[] {
  const hide = hiding(call)
  return instructions.map((instruction) => {
    if (instruction.type === 'play' && 'text' in instruction.spoken && instruction.spoken.isSecret)
      return { ...instruction, spoken: { ...instruction.spoken, text: MASK } }
    return hide ? hide(instruction) : instruction
  })
}

/** Puts a mask in place of the sensitive values of a call, wherever in JSON they stand; nothing where a call has none. */
export function hiding(call: Secrets): (<Value>(value: Value) => Value) | undefined {
  const secrets = secretsOf(call)
  if (secrets.length === 0) return undefined
  return <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value), (key, inner) =>
      // What says of which sort something is must stay what it is.
      key !== 'type' && typeof inner === 'string' ? hideIn(inner, secrets) : inner,
    )
}

/** What a call has gathered that belongs in no log. */
export const secretsOf = ({ sensitive, variables }: Secrets): string[] =>
  sensitive.map((name) => variables[name] ?? '').filter((value) => value.length >= MIN_HIDDEN_CHARACTERS)

/** A text without secrets, as they are and as they stand in an address. */
export const hideIn = (text: string, secrets: string[]): string =>
  secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((shown, secret) => shown.replaceAll(secret, MASK), text)
