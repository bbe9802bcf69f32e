import type { Command, Page } from './command'

/** Whether a command gave a page to choose from, or did what it does. */
export const isPage = (given: ReturnType<Command['run']>): given is Page =>
  typeof given === 'object' && given !== null && 'commands' in given
