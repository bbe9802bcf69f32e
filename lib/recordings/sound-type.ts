/** How files begin that browsers play: what they are is read from them, not from what a header claims. */
const BEGINNINGS: { type: string; is: (head: Buffer) => boolean }[] = [
  { type: 'audio/wav', is: (head) => at(head, 0, 'RIFF') && at(head, 8, 'WAVE') },
  { type: 'audio/ogg', is: (head) => at(head, 0, 'OggS') },
  { type: 'audio/mp4', is: (head) => at(head, 4, 'ftyp') },
  { type: 'audio/webm', is: (head) => head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3 },
  // With a tag before it, or a frame at once: eleven bits set, and a version and layer that are MPEG audio.
  {
    type: 'audio/mpeg',
    is: (head) =>
      at(head, 0, 'ID3') ||
      (head.length >= 2 &&
        head[0] === 0xff &&
        ((head[1] ?? 0) & 0xe0) === 0xe0 &&
        ((head[1] ?? 0) & 0x06) !== 0),
  },
]

const at = (head: Buffer, place: number, text: string): boolean =>
  head.subarray(place, place + text.length).toString('latin1') === text

/** What sort of sound a file is by its first bytes; nothing when it is none, or too few are there to tell. */
export const soundType = (head: Buffer): string | undefined => BEGINNINGS.find(({ is }) => is(head))?.type

/** How such a file is called. */
export const ENDINGS: Record<string, string> = {
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/mpeg': 'mp3',
}
