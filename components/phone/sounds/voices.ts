/**
 * A voice of this computer for a language; nothing where it has none that speaks it. The carrier's voices are not here: another
 * style is at least another voice.
 */
export function voiceFor<Voice extends { lang: string }>(
  voices: readonly Voice[],
  language: string,
  style: number,
): Voice | undefined {
  const [exact, akin] = [voices.filter(sameAs(language)), voices.filter(akinTo(language))]
  const fitting = exact.length > 0 ? exact : akin
  return fitting[style % Math.max(fitting.length, 1)]
}

const plain = (language: string) => language.replace('_', '-').toLowerCase()
const sameAs = (language: string) => (voice: { lang: string }) => plain(voice.lang) === plain(language)
const akinTo = (language: string) => (voice: { lang: string }) =>
  plain(voice.lang).split('-')[0] === plain(language).split('-')[0]
