const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** An id for a node, note or frame: ten letters that no two browsers will come upon at once. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
}
