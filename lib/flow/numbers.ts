import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * A phone number in E.164 (`+442079460018`) from any usual way of writing it with its country code (`+44 20 7946 0018`,
 * `0044 20 7946 0018`, `44 20 7946 0018`, `+44 (0)20 7946 0018`), or nothing when it is none.
 * Numbers kept for fiction and new ranges are numbers too: only the shape is asked for, not that it is in service.
 */
export function phoneNumber(written: string): string | undefined {
  const text = written.trim().replace(/\(0\)/g, '')
  if (!/^[+\d][\d\s().\-/]*$/.test(text)) return undefined
  const parsed = parsePhoneNumberFromString(`+${text.replace(/^(\+|00)/, '')}`)
  return parsed?.isPossible() ? parsed.number : undefined
}

/**
 * The same, where a number without a country code (`020 7946 0018`) is one of that country.
 *
 * @param country ISO 3166: `GB`
 */
export function phoneNumberIn(written: string, country: CountryCode): string | undefined {
  const text = written.trim()
  const isNational = !/^(\+|00)/.test(text) && /^[\d(][\d\s().\-/]*$/.test(text)
  const national = isNational ? parsePhoneNumberFromString(text, country) : undefined
  return national?.isPossible() && national.country !== undefined ? national.number : phoneNumber(written)
}

/** A number as people write it: `+44 20 7946 0018`. What is no number, or no longer a whole one (`+44 77•• ••••23`), is given back as it is. */
export const written = (number: string): string =>
  (number.includes('•') ? undefined : parsePhoneNumberFromString(number)?.formatInternational()) ?? number

/** A SIP address (`sip:desk@acme.example;transport=tls`), or nothing when it is none. */
export function sipAddress(text: string): string | undefined {
  const address = text.trim()
  return /^sips?:[^\s@:;<>"]+@[A-Za-z0-9.-]+(:\d{1,5})?(;[\w.-]+(=[\w.-]+)?)*$/.test(address)
    ? address
    : undefined
}
