import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Flow } from './document'

/**
 * The fingerprint of what a flow does: SHA-256 over its content, 64 hex digits. Two flows that differ only in where cards
 * stand, in notes, frames or copies of calendars have the same one, and so have two that write the same keys in another order.
 * Synchronous and pure, so that the editor can ask on every change; the web's own digest is neither.
 */
export const contentHash = (flow: Flow): string => bytesToHex(sha256(utf8ToBytes(canonical(contentOf(flow)))))

/** What of a flow means something to a call. */
export function contentOf({ layout: _, notes: __, frames: ___, calendars: ____, ...content }: Flow) {
  return content
}

/** JSON with the keys of every object in order and without blanks: the same content is the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
  return `{${fields.join(',')}}`
}
