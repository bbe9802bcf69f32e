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
