import { voiceFor } from './voices'

type Spoken = { text: string; language: string; style: number }

/** How long a voice may take to begin. Some browsers list voices that never say a word. */
const BEGIN_MS = 2_500
/** Some never say that they have finished. */
const LONGEST_MS = 5 * 60_000

/**
 * Speaks a text with a voice of this computer.
 *
 * @returns whether it was heard to its end: not where there is no voice for it, or where the signal cut it off
 */
export async function speak({ text, language, style }: Spoken, cut: AbortSignal): Promise<boolean> {
  if (!('speechSynthesis' in window) || text.trim() === '') return false
  const voice = voiceFor(await voices(), language, style)
  if (!voice || cut.aborted) return false
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = language
    const finish = (isHeard: boolean) => {
      clearTimeout(watch)
      cut.removeEventListener('abort', stop)
      kept.delete(utterance)
      resolve(isHeard)
    }
    const stop = () => {
      speechSynthesis.cancel()
      finish(false)
    }
    let watch = setTimeout(stop, BEGIN_MS)
    utterance.onstart = () => {
      clearTimeout(watch)
      watch = setTimeout(stop, LONGEST_MS)
    }
    utterance.onend = () => finish(true)
    utterance.onerror = () => finish(false)
    cut.addEventListener('abort', stop)
    kept.add(utterance)
    speechSynthesis.cancel()
    speechSynthesis.speak(utterance)
  })
}

/** An utterance that nobody holds is swept away by some browsers, and never ends. */
const kept = new Set<SpeechSynthesisUtterance>()

/** Voices come in a moment after the page; a browser that has none is not waited for twice. */
let known: Promise<SpeechSynthesisVoice[]> | undefined
function voices(): Promise<SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices()
  if (now.length > 0) return Promise.resolve(now)
  known ??= new Promise((resolve) => {
    const give = () => resolve(speechSynthesis.getVoices())
    speechSynthesis.addEventListener('voiceschanged', give, { once: true })
    setTimeout(give, 300)
  })
  return known
}
