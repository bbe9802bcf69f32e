/** What became of dialling somebody. */
export const OUTCOME_WORDS: Record<string, string> = {
  busy: 'Was busy',
  'no-answer': 'Did not answer',
  failed: 'Could not be reached',
  machine: 'A machine answered',
}

/** What a leg's state means to whoever reads about the call; whether it is trouble. */
export const LEG_WORDS: Record<'caller' | 'callee', Record<string, [string, boolean?]>> = {
  caller: {
    completed: ['The call was over'],
    disconnected: ['Was disconnected'],
    failed: ['The call failed', true],
    rejected: ['The call was rejected', true],
    busy: ['The line was busy'],
    cancelled: ['Gave up'],
    'no-answer': ['Was not answered'],
  },
  callee: {
    started: ['Was dialled'],
    ringing: ['Rang'],
    answered: ['Answered'],
    completed: ['Their part was over'],
    disconnected: ['Was disconnected'],
    busy: ['Was busy'],
    cancelled: ['Was no longer rung'],
    'no-answer': ['Did not answer'],
    rejected: ['Declined'],
    failed: ['Could not be reached', true],
    human: ['A person answered'],
    machine: ['A machine answered'],
  },
}

/** How a flow's part in the call ended. */
export const END_WORDS: Record<string, string> = {
  'hung-up': 'Hung up',
  conference: 'Went into a conference',
  document: 'Handed over to the carrier’s own document',
  'exit-not-wired': 'Ended at an exit that leads nowhere',
  failed: 'Could not go on',
}

/** Why a webhook got an apology in place of an answer: the codes of the voice server. */
export const PROBLEM_WORDS: Record<string, string> = {
  'unknown-number': 'This number is not among yours. Add it and give it a flow.',
  'no-flow': 'This number has no flow. Give it one.',
  unpublished: 'The flow of this number was never published. Publish it.',
  'version-missing': 'The version that this call ran is not in the database.',
  'token-broken': 'The address carried no state of a call that could be read.',
  'turn-failed': 'Something went wrong inside Patchbay; the log of the voice server says what.',
  'flow.not-published': 'The call went on to a flow that was never published. Publish it.',
}

/** How a call ended, as a list tells it. */
const CALL_WORDS: Record<string, string> = {
  'caller-hung-up': 'Caller hung up',
  'flow-hung-up': 'Ended by the flow',
  connected: 'Connected',
  failed: 'Failed',
  conference: 'In a conference',
  'ended-here': 'Ended from here',
  lost: 'Lost sight of',
}

/** How a call can have ended: what the list can be narrowed to. */
export const CALL_OUTCOMES = [
  ...['connected', 'caller-hung-up', 'flow-hung-up', 'conference', 'document', 'failed', 'carrier-hung-up'],
  ...['not-answered', 'busy', 'no-answer', 'rejected', 'cancelled', 'ended-here', 'lost'],
]

/** How a call stands or ended, in a few words. */
export function outcomeWords({
  state,
  outcome,
  endedBy,
}: {
  state: string
  outcome: string | null
  endedBy?: string | null
}): string {
  if (endedBy) return `Ended by ${endedBy}`
  if (outcome !== null && Object.hasOwn(CALL_WORDS, outcome)) return CALL_WORDS[outcome] ?? outcome
  if (outcome) return `${outcome[0]?.toUpperCase()}${outcome.slice(1).replaceAll('-', ' ')}`
  return state === 'in-progress' ? 'In progress' : 'Ended'
}
