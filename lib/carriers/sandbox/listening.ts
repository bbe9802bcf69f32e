import type { Call } from './state'

/** Whether a key means something just now. Keys pressed into a prompt without barge-in are lost, here as on a real phone. */
export function takesKey(call: Call, key: string): boolean {
  const { doing, keyEvents } = whoActs(call)
  if (doing.type === 'input') return doing.input.keys !== null
  return (doing.type === 'recording' && doing.endOnKey === key) || keyEvents !== null
}

/** Whether what somebody says is heard by the flow or taken down. */
export function takesSpeech(call: Call): boolean {
  const { doing } = whoActs(call)
  if (doing.type === 'input') return doing.input.words !== null && doing.pressed === ''
  return doing.type === 'recording'
}

/** Ids of the recordings that run. */
export function taping({ caller, callee, recordings }: Call): string[] {
  const held = [callee, caller].flatMap((track) =>
    track?.doing.type === 'recording' ? [track.doing.recording] : [],
  )
  return [...held, ...recordings].map(({ id }) => id)
}

/** While a whisper plays, the callee is the one who could press keys. */
const whoActs = ({ callee, caller }: Call) => callee ?? caller
