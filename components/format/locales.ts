/** The languages in which dates and numbers can be written, as those who speak them call them. The words of the pages stay English. */
export const LOCALES = {
  'en-GB': 'English (UK)',
  'en-US': 'English (US)',
  'cs-CZ': 'Čeština',
  'da-DK': 'Dansk',
  'de-DE': 'Deutsch',
  'es-ES': 'Español',
  'fr-FR': 'Français',
  'it-IT': 'Italiano',
  'nl-NL': 'Nederlands',
  'nb-NO': 'Norsk',
  'pl-PL': 'Polski',
  'pt-BR': 'Português (Brasil)',
  'fi-FI': 'Suomi',
  'sv-SE': 'Svenska',
  'ja-JP': '日本語',
} as const
export type Locale = keyof typeof LOCALES

export const LOCALE_NAMES = Object.keys(LOCALES) as [Locale, ...Locale[]]

/** What is written where nobody has said anything. */
const USUAL: Locale = 'en-GB'

/** What a browser asks for first (`Accept-Language`) and we have, whichever of its countries it means. */
export function askedLocale(header: string | null): Locale {
  const asked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const [, weight] = rest.join(';').match(/q=([\d.]+)/) ?? []
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of asked) {
    const language = tag === 'no' ? 'nb' : tag.split('-')[0]
    const found =
      LOCALE_NAMES.find((name) => name.toLowerCase() === tag) ??
      LOCALE_NAMES.find((name) => name.split('-')[0] === language)
    if (found) return found
  }
  return USUAL
}
