import type { PhoneCall } from './phone'
import type { CalleeDoes } from './state'

/** What a caller does or expects, written down beforehand. */
export type Cue =
  | { type: 'press'; keys: string }
  | { type: 'say'; text: string }
  | { type: 'silence' }
  | { type: 'callee'; does: CalleeDoes }
  | { type: 'hangup' }
  | { type: 'expect'; text: string }

/**
 * Goes through the cues in their order and hangs up after the last. Expectations are ordered: each looks only at what comes
 * after the one before; letter case does not matter.
 *
 * @param tell is given each line of the call as it comes
 * @returns what went wrong, in a sentence; nothing when all went as written
 */
export async function rehearse(
  phone: PhoneCall,
  cues: Cue[],
  newLines: () => string[],
  tell: (line: string) => void,
): Promise<string | undefined> {
  let heard = ''
  let place = 0
  const catchUp = () => {
    for (const line of newLines()) {
      tell(line)
      heard += `${line}\n`
    }
  }
  const hearOut = async () => {
    await phone.listen()
    catchUp()
  }

  catchUp()
  for (const cue of cues) {
    if (cue.type === 'expect') {
      await hearOut()
      const at = heard.toLowerCase().indexOf(cue.text.toLowerCase(), place)
      if (at < 0) return `Expected to hear “${cue.text}”, but heard ${since(heard, place)}`
      place = at + cue.text.length
      continue
    }
    if (cue.type === 'callee') await hearOut()
    const why = whyNot(phone, cue)
    if (why) {
      await hearOut()
      return `${why} What was heard last: ${since(heard, place)}`
    }
    await act(phone, cue, tell)
    catchUp()
  }
  await hearOut()
  if (phone.waiting().for !== 'nothing') await phone.hangUp()
  catchUp()
  return undefined
}

/** What keeps a cue from being played where the call stands. */
function whyNot(phone: PhoneCall, cue: Cue): string | undefined {
  const waiting = phone.waiting()
  if (waiting.for === 'nothing') return 'The call is over before everything was done that was asked for.'
  if (cue.type === 'callee' && waiting.for !== 'callee') return 'Nobody is being rung.'
  return undefined
}

async function act(phone: PhoneCall, cue: Exclude<Cue, { type: 'expect' }>, tell: (line: string) => void) {
  switch (cue.type) {
    case 'press':
      tell(`> ${cue.keys}`)
      return phone.press(cue.keys)
    case 'say':
      tell(`> say ${cue.text}`)
      return phone.say(cue.text)
    case 'silence':
      tell('> (silence)')
      return phone.staySilent()
    case 'callee':
      tell(`> (callee: ${cue.does})`)
      return phone.callee(cue.does)
    case 'hangup':
      tell('> (hangs up)')
      return phone.hangUp()
  }
}

function since(heard: string, place: number): string {
  const lines = heard.slice(place).trim()
  return lines === '' ? 'nothing more.' : `only this:\n${lines.replace(/^/gm, '    ')}`
}
