/** Lower case, without accents and punctuation, single blanks: what two ways of writing the same words have in common. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** True when what was heard holds the phrase as whole words: "the sales team please" says "sales". */
export const saysPhrase = (heard: string, phrase: string): boolean =>
  ` ${normalised(heard)} `.includes(` ${normalised(phrase)} `) && normalised(phrase) !== ''

/** Words for the digits 0 to 9; several for one are separated by a bar. */
const DIGITS: Record<string, string> = {
  en: 'zero|oh one two three four five six seven eight nine',
  de: 'null eins|ein zwei|zwo drei vier funf sechs sieben acht neun',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve',
  fr: 'zero un deux trois quatre cinq six sept huit neuf',
  it: 'zero uno due tre quattro cinque sei sette otto nove',
  nl: 'nul een twee drie vier vijf zes zeven acht negen',
  pt: 'zero um dois tres quatro cinco seis|meia sete oito nove',
}

const digitsByWord = new Map(
  Object.entries(DIGITS).map(([language, words]) => [
    language,
    new Map(
      words.split(' ').flatMap((word, digit) => word.split('|').map((one) => [one, String(digit)] as const)),
    ),
  ]),
)

/**
 * The digits that were said and nothing else: "one two, three" and "1 2 3" are `123`. Nothing when other words are among
 * them. Words are known in the languages above; figures in all.
 */
export function saidDigits(heard: string, language: string): string | undefined {
  const words = digitsByWord.get(language.slice(0, 2).toLowerCase())
  const digits = normalised(heard)
    .split(' ')
    .map((word) => (/^[0-9]+$/.test(word) ? word : words?.get(word)))
  return digits.includes(undefined) ? undefined : digits.join('') || undefined
}
