/**
 * Styles by language: those of the standard form, those of the premium form, and those that take no SSML. From Vonage's own
 * table (https://github.com/nexmo-community/vapi-tts-voices, August 2023). The list has grown since, so what is not here is
 * asked about, never refused.
 */
const VOICES: { [language: string]: [standard: string, premium: string, noSsml: string] } = {
  'af-ZA': ['0', '', ''],
  ar: ['0-7', '1,3-4,7', '2,5-6'],
  'bg-BG': ['0', '', ''],
  'bn-IN': ['0-1', '0-1', ''],
  'ca-ES': ['0-2', '3', '0-1'],
  'cmn-CN': ['0-5', '0-2,4-5', '3'],
  'cmn-TW': ['0-3', '1-3', '0'],
  'cs-CZ': ['0-2', '0', '1-2'],
  'cy-GB': ['0', '', ''],
  'da-DK': ['0-6', '1,3-5', '6'],
  'de-AT': ['', '0', ''],
  'de-DE': ['0-8', '1-2,4-8,11', ''],
  'el-GR': ['0-2', '0', '1-2'],
  'en-AU': ['0-7', '1-2,4-5', '6-7'],
  'en-GB': ['0-7', '0-8,12', ''],
  'en-GB-SCT': ['0', '', '0'],
  'en-GB-WLS': ['0', '', ''],
  'en-IE': ['0', '', '0'],
  'en-IN': ['0-6', '2-5,7', '6'],
  'en-NZ': ['', '0', ''],
  'en-US': ['0-14,20-22', '0-14,20-22,24', ''],
  'en-ZA': ['0', '1', '0'],
  'es-CO': ['0-1', '', '0-1'],
  'es-ES': ['0-8', '1,5-6,8', '3,7'],
  'es-MX': ['0-3', '0', '1-3'],
  'es-US': ['0-5', '2-6', ''],
  'eu-ES': ['0', '', '0'],
  'fi-FI': ['0-1', '0', '1'],
  'fil-PH': ['0-3', '0-3', ''],
  'fr-CA': ['0-7', '1-4,8-9', '5-7'],
  'fr-FR': ['0-7', '1-4,6-7', ''],
  'gl-ES': ['0', '', '0'],
  'gu-IN': ['0-1', '0-1', ''],
  'he-IL': ['0', '', '0'],
  'hi-IN': ['0-5', '1,3-6', '2'],
  'hu-HU': ['0-1', '0', '1'],
  'id-ID': ['0-4', '0,2-4', '1'],
  'is-IS': ['0-2', '', ''],
  'it-IT': ['0-6', '0,2-3,5-6', ''],
  'ja-JP': ['0-5', '1-5', ''],
  'kn-IN': ['0-1', '', ''],
  'ko-KR': ['0-5', '0-2,4-5', '3'],
  'lv-LV': ['0', '', ''],
  'ml-IN': ['0-1', '0-1', ''],
  'ms-MY': ['0-3', '0-3', ''],
  'nb-NO': ['0-7', '1-5', '6-7'],
  'nl-BE': ['0-2', '0,2', '1'],
  'nl-NL': ['0-6', '1-3,5-6', ''],
  'no-NO': ['0-1', '', '0-1'],
  'pa-IN': ['0-3', '0-3', ''],
  'pl-PL': ['0-9', '2-4,7-8', '9'],
  'pt-BR': ['0-5', '0-1,5', '2,4'],
  'pt-PT': ['0-7', '0-2,6-7', '3-4'],
  'ro-RO': ['0-2', '2', '1'],
  'ru-RU': ['0-9', '1-3,5-6', '7-9'],
  'sk-SK': ['0-1', '0', '1'],
  'sr-RS': ['0', '', ''],
  'sv-SE': ['0-3', '1', '2-3'],
  'ta-IN': ['0-1', '0-1', ''],
  'te-IN': ['0-1', '', ''],
  'th-TH': ['0-1', '', '0'],
  'tr-TR': ['0-7', '1-3,5-6', '4,7'],
  'uk-UA': ['0', '0', ''],
  'vi-VN': ['0-3', '0-3', ''],
  'yue-CN': ['0', '1', '0'],
  // Since then, in the libraries of 2026; their styles are not listed anywhere.
  'lt-LT': ['', '', ''],
  'mr-IN': ['', '', ''],
}

export type Voice = { language: string; style: number; premium: boolean }

/** What is doubtful about a voice, or nothing. */
export function voiceDoubt({
  language,
  style,
  premium,
}: Voice): 'language' | 'style' | 'premium-only' | undefined {
  const voices = voicesOf(language)
  if (!voices) return 'language'
  const [standard, inPremium] = voices
  if ((standard === '' && inPremium === '') || holds(standard, style)) return undefined
  if (!holds(inPremium, style)) return 'style'
  return premium ? undefined : 'premium-only'
}

/** False for voices that are known to read markup out, or to fail on it. */
export const takesSsml = ({ language, style }: Pick<Voice, 'language' | 'style'>): boolean =>
  !holds(voicesOf(language)?.[2] ?? '', style)

/** Languages with voices, by code. */
export const SPOKEN_LANGUAGES: readonly string[] = Object.keys(VOICES).sort()

/** The styles of a language and the forms each is there in; none for a language whose voices are listed nowhere. */
export function stylesOf(language: string): { style: number; standard: boolean; premium: boolean }[] {
  const [standard, premium] = voicesOf(language) ?? ['', '']
  return Array.from({ length: 100 }, (_, style) => ({
    style,
    standard: holds(standard, style),
    premium: holds(premium, style),
  })).filter((voice) => voice.standard || voice.premium)
}

const voicesOf = (language: string) => (Object.hasOwn(VOICES, language) ? VOICES[language] : undefined)

/** True when a list such as `0-7,11` holds the number. */
const holds = (list: string, number: number): boolean =>
  list.split(',').some((part) => {
    const [first, last = first] = part.split('-')
    return part !== '' && Number(first) <= number && number <= Number(last)
  })
