/** Colours that people are told apart by, as hues. They stay clear of red, which means trouble. */
const HUES = [60, 110, 150, 185, 215, 245, 285, 320, 350] as const

/** The hue of a person: always the same one, in every browser. */
export function hueOf(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return HUES[sum % HUES.length] ?? HUES[0]
}

/** A person's colour, dark or light enough for white or black letters on it. */
export const colourOf = (id: string): string =>
  `light-dark(oklch(0.48 0.13 ${hueOf(id)}), oklch(0.8 0.12 ${hueOf(id)}))`

/** One or two letters for a name: the first of its first and of its last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase()
}
