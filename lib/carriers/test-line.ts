/** The built-in carrier. Apart from the others, so that a browser need not load how webhooks are verified to know its name. */
export const SANDBOX = 'sandbox'

/** Do numbers of this carrier ring only inside Patchbay? Calls to them are tests, and their files never left the data folder. */
export const isTestLine = (carrier: unknown): boolean => carrier === SANDBOX
