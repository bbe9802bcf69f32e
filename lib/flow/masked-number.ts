import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** What stands for a digit that is not shown. */
export const MASKED = '•'
/** Digits that stay: the country's code and so many after it, and so many at the end. */
const SHOWN_FIRST = 2
const SHOWN_LAST = 2
/** Fewer digits than this are no number of a person: an extension, a short code. */
const MIN_DIGITS = 5

/**
 * An address as it may be kept when nobody is to be known by it: `+44 77•• ••••23`, `sip:••••@acme.example`. What names nobody
 * (`anonymous`) stays, and what is masked already.
 */
export function maskedAddress(address: string): string {
  if (isMasked(address) || namesNobody(address)) return address
  const at = address.lastIndexOf('@')
  if (at >= 0) return `${/^sips?:/i.exec(address)?.[0] ?? ''}••••${address.slice(at)}`
  const parsed = parsePhoneNumberFromString(address)
  if (parsed) {
    const code = `+${parsed.countryCallingCode}`
    const national = parsed.formatInternational().slice(code.length).trim()
    return `${code} ${dotted(national, SHOWN_FIRST)}`
  }
  return address.replace(/\D/g, '').length >= MIN_DIGITS ? dotted(address, 0) : '••••'
}

export const isMasked = (address: string): boolean => address.includes(MASKED)

/** Nobody can be found by it. */
export const namesNobody = (address: string): boolean =>
  /^\s*$|^(anonymous|unknown|private|restricted|unavailable)$/i.test(address.trim())

/** The digits in between as dots. */
function dotted(text: string, first: number): string {
  const last = text.replace(/\D/g, '').length - SHOWN_LAST
  let seen = 0
  return text.replace(/\d/g, (digit) => {
    seen += 1
    return seen <= first || seen > last ? digit : MASKED
  })
}

/**
 * Makes what takes an address out of a text, however it is written there: with a plus sign, without, with `00` or as within the
 * country, in groups, in a SIP address, encoded for an address of the web. What stands in its place is the masked form.
 *
 * @param address E.164 (`+442079460018`), or what else the carrier gave
 */
export function maskerOf(address: string): (text: string) => string {
  if (isMasked(address) || namesNobody(address)) return (text) => text
  const instead = maskedAddress(address)
  const pattern = new RegExp(patternOf(address), 'gi')
  return (text) => text.replace(pattern, instead)
}

/** Between two digits of a written number. */
const GAP = '(?:[\\s().,/\\u00a0-]|%20|\\+){0,3}'
/** Before a number: no digit, save those of a character encoded for an address. */
const BEFORE = '(?:(?<!\\d)|(?<=%[0-9a-f]{2}))'
/** National numbers that are shorter stand in too many other numbers. */
const MIN_NATIONAL = 7

function patternOf(address: string): string {
  const digits = /^\+?\d+$/.test(address) ? address.replace(/\D/g, '') : undefined
  if (digits === undefined) return literalOf(address)
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  const national = parsed?.nationalNumber ?? ''
  const spaced = (text: string) => text.split('').join(GAP)
  const forms = [
    `(?:\\+|%2b|00)?${GAP}${spaced(digits)}`,
    ...(national.length >= MIN_NATIONAL ? [`0?${spaced(national)}`] : []),
    ...(national.length >= MIN_NATIONAL && parsed
      ? [`(?:\\+|%2b|00)?${spaced(parsed.countryCallingCode)}${GAP}\\(?0\\)?${GAP}${spaced(national)}`]
      : []),
  ]
  return `${BEFORE}(?:${forms.join('|')})(?!\\d)`
}

/** A SIP address, a name: as it is, with its scheme or without, also encoded. */
function literalOf(address: string): string {
  const bare = address.replace(/^sips?:/i, '').split(';')[0] ?? ''
  const scheme = address.includes('@') ? '(?:sips?(?::|%3a))?' : ''
  const forms = [...new Set([bare, encodeURIComponent(bare)])].map(escaped)
  return `(?<![\\w.-])${scheme}(?:${forms.join('|')})(?![\\w-])`
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
