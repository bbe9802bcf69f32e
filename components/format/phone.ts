import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** A number as people write it (`+44 20 7946 0000`); what is no number (a SIP address, "anonymous") as it is. */
export const phone = (e164: string): string => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
