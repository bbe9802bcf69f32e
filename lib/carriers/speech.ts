/**
 * What carriers speak and understand, for pages that offer it. Apart from the carriers themselves, so that a browser need not
 * load how webhooks are verified in order to show a list of voices.
 */
export { MAX_TALK_CHARACTERS } from './vonage/ncco'
export { LISTENING_LANGUAGES } from './vonage/speech-languages'
export { spokenLength } from './vonage/talk'
export { SPOKEN_LANGUAGES, stylesOf } from './vonage/voices'
