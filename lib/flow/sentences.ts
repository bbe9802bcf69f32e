/**
 * What a caller hears when nobody wrote a prompt for it, in the flow's language. A language that is not here gets English:
 * a sentence in a foreign language is better than silence.
 */
type Sentence = 'error' | 'goodbye' | 'oneMoment' | 'notInService'

const SENTENCES: Record<string, Record<Sentence, string>> = {
  en: {
    error: 'Sorry, something went wrong. Please call again later. Goodbye.',
    goodbye: 'Goodbye.',
    oneMoment: 'One moment, please.',
    notInService: 'Sorry, this number is not in service at the moment. Goodbye.',
  },
  de: {
    error: 'Entschuldigung, etwas ist schiefgegangen. Bitte rufen Sie später wieder an. Auf Wiederhören.',
    goodbye: 'Auf Wiederhören.',
    oneMoment: 'Einen Moment, bitte.',
    notInService: 'Entschuldigung, diese Nummer ist zurzeit nicht in Betrieb. Auf Wiederhören.',
  },
  es: {
    error: 'Lo sentimos, algo ha salido mal. Llame de nuevo más tarde. Adiós.',
    goodbye: 'Adiós.',
    oneMoment: 'Un momento, por favor.',
    notInService: 'Lo sentimos, este número no está en servicio en este momento. Adiós.',
  },
  fr: {
    error: 'Désolé, un problème est survenu. Veuillez rappeler plus tard. Au revoir.',
    goodbye: 'Au revoir.',
    oneMoment: 'Un instant, s’il vous plaît.',
    notInService: 'Désolé, ce numéro n’est pas en service pour le moment. Au revoir.',
  },
  it: {
    error: 'Spiacenti, si è verificato un problema. Richiami più tardi. Arrivederci.',
    goodbye: 'Arrivederci.',
    oneMoment: 'Un momento, per favore.',
    notInService: 'Spiacenti, questo numero al momento non è attivo. Arrivederci.',
  },
  nl: {
    error: 'Sorry, er is iets misgegaan. Bel later opnieuw. Tot ziens.',
    goodbye: 'Tot ziens.',
    oneMoment: 'Een ogenblik, alstublieft.',
    notInService: 'Sorry, dit nummer is op dit moment niet in gebruik. Tot ziens.',
  },
  pt: {
    error: 'Desculpe, algo correu mal. Ligue novamente mais tarde. Adeus.',
    goodbye: 'Adeus.',
    oneMoment: 'Um momento, por favor.',
    notInService: 'Desculpe, este número não está em serviço de momento. Adeus.',
  },
}

/** The fixed sentence in a language (`de-AT` → German). */
export function sentence(which: Sentence, language: string): string {
  const prefix = language.slice(0, 2).toLowerCase()
  const found = Object.hasOwn(SENTENCES, prefix) ? SENTENCES[prefix] : undefined
  return (found ?? (SENTENCES.en as Record<Sentence, string>))[which]
}

/** The language in which `sentence` answers for a language: its own, or English. */
export const sentenceLanguage = (language: string): string =>
  Object.hasOwn(SENTENCES, language.slice(0, 2).toLowerCase()) ? language : 'en-US'
