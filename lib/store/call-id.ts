const MAX_CHARACTERS = 120

/**
 * The id of a call: the same in every row of the log, made of what the carrier calls the conversation.
 * Nothing but letters, digits, `_` and `-` of the carrier's id goes into it, so it can stand in addresses and keys.
 */
export const callIdOf = (carrier: string, conversationId: string): string =>
  `${carrier}:${conversationId.replace(/[^A-Za-z0-9_-]/g, '')}`.slice(0, MAX_CHARACTERS)
