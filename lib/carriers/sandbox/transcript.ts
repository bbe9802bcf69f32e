import { written } from '@/lib/flow/numbers'
import type { PhoneCall } from './phone'
import type { Waiting } from './player'
import type { Sound } from './state'

/**
 * Writes a call down as lines of text, as it goes.
 *
 * @returns a function that gives the lines that have come since it was last asked
 */
export function transcriptOf(phone: PhoneCall): () => string[] {
  let soundsTold = 0
  let troubleTold = 0
  let place = ''
  return () => {
    const lines = phone.heard.slice(soundsTold).map(lineOf)
    const trouble = phone.trouble().slice(troubleTold)
    soundsTold = phone.heard.length
    troubleTold += trouble.length
    lines.push(...trouble.map((what) => `! ${what}`))
    const now = placeLine(phone.waiting())
    if (now !== place && now !== '') lines.push(now)
    place = now
    return lines
  }
}

/** What is heard, as a line. */
export function lineOf(sound: Sound): string {
  const line = whatIsHeard(sound)
  return sound.by === 'callee' ? `(only the callee hears) ${line}` : line
}

function whatIsHeard(sound: Sound): string {
  switch (sound.type) {
    case 'talk':
      return `“${sound.text}”${often(sound.loop)}`
    case 'stream':
      return `♪ ${sound.url}${often(sound.loop)}`
    case 'ringback':
      return sound.url ? `(ringing: ♪ ${sound.url})` : '(ringing)'
    case 'hold-music':
      return `(hold music: ♪ ${sound.url})`
    case 'beep':
      return '(beep)'
    case 'keys':
      return `(keys ${sound.keys})`
  }
}

const often = (loop: number) => (loop === 1 ? '' : loop === 0 ? ' (for ever)' : ` (${loop} times)`)

/** Where the call stands, where that can be heard. */
function placeLine(waiting: Waiting): string {
  switch (waiting.for) {
    case 'callee':
      return `(the phone of ${party(waiting.to)} rings)`
    case 'joined':
      return `(connected to ${party(waiting.to)})`
    case 'room':
      return `(in the room ${waiting.name})`
    case 'recording':
      return `(recording${waiting.endOnKey ? `, ${waiting.endOnKey} ends it` : ''})`
    case 'nothing':
      return `(the call is over: ${waiting.over.why})`
    default:
      return ''
  }
}

/** A number as people write it; any other address as it is. */
export const party = (address: string) => (/^\d{7,15}$/.test(address) ? written(`+${address}`) : address)
