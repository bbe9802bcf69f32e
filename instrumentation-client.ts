import { config } from 'zod'

/**
 * Before anything else in a browser: zod makes no code of its own for a schema there. It would only try, and our pages' policy
 * would refuse it and report that.
 */
config({ jitless: true })
