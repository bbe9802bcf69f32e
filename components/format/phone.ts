import { written } from '@/lib/flow/numbers'

/** A number as people write it (`+44 20 7946 0000`); what is no number (a SIP address, "anonymous", a masked one) as it is. */
export const phone = written
