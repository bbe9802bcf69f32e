/**
 * A number from 0 up to (not) 1 that is always the same for the same text and spread evenly over different ones: FNV-1a, and
 * the finisher of MurmurHash3 to mix its upper bits, which FNV leaves alike for alike texts.
 */
export function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
