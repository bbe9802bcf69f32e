import type { ActionOf } from './ncco'
import type { Step, Track } from './state'
import { conversationBody, startRecording, tell } from './webhooks'

/** Joins a named room. The leg moves into another conversation, and stays until somebody hangs up. */
export function startConversation(run: Step, track: Track, action: ActionOf<'conversation'>) {
  move(run, track, roomId(action.name))
  if (action.record) run.call.recordings.push(startRecording(run.call, action))
  // The tester is alone in the room, so a room that a moderator must open is still waiting.
  if (action.musicOnHoldUrl && !action.startOnEnter)
    run.heard.push({ by: track.by, type: 'hold-music', url: action.musicOnHoldUrl })
  track.doing = { type: 'room', name: action.name }
}

/** Moves everybody into a conversation that exists; nothing runs after it. */
export function startTransfer(run: Step, track: Track, action: ActionOf<'transfer'>) {
  move(run, track, action.conversation)
  track.doing = { type: 'room', name: action.conversation }
}

function move(run: Step, track: Track, conversation: string) {
  const { call } = run
  const from = call.conversation
  call.conversation = conversation
  const { conversation_uuid: _, ...body } = conversationBody(call, {
    conversation_uuid_from: from,
    conversation_uuid_to: conversation,
    uuid: track.leg.id,
    type: 'transfer',
  })
  tell(run, { url: call.setting.eventUrl, method: 'POST' }, body)
}

/** The same name is the same room in every call, without a list of rooms: its id is a hash (FNV-1a) of the name. */
function roomId(name: string): string {
  const parts = [0, 1, 2, 3].map((seed) => {
    let hash = 0x811c9dc5 ^ seed
    for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193)
    return (hash >>> 0).toString(16).padStart(8, '0')
  })
  return `CON-${parts.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}
