import type { RawRequest } from '../carrier'
import { queryOf, TOKEN_PARAMETER } from './request'

/** What a webhook says, field by field. Nothing is known of it but that its names are text. */
export type Fields = Record<string, unknown>

/**
 * The fields of a webhook: of its JSON body, or of its query where it came by GET. Of a parameter that is given twice the first
 * counts.
 *
 * @returns the fields, or in a few words why there are none
 */
export function fieldsOf(request: RawRequest): Fields | { whyNone: string } {
  if (request.method === 'GET') {
    const fields: Fields = Object.create(null)
    for (const [name, value] of queryOf(request)) if (name !== TOKEN_PARAMETER) fields[name] ??= value
    return fields
  }
  const { buffer, byteOffset, byteLength } = request.body
  const parsed = parsedJson(Buffer.from(buffer, byteOffset, byteLength).toString())
  if (parsed === undefined) return { whyNone: 'the body is not JSON' }
  return isObject(parsed) ? parsed : { whyNone: 'the body is not a JSON object' }
}

/** True for fields that are there at all, be they null or empty: some tell the sort of an event by their mere presence. */
export const has = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name)

/** A text, trimmed, or nothing where there is none. Numbers count as text. What no database takes (control characters, halves of characters) is left out. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  const clean = PLAIN.test(value) ? value : value.replace(/[\p{Cc}\p{Cs}]/gu, '')
  return clean.trim() || undefined
}

/** Nearly every field there is: nothing in it to look for. */
const PLAIN = /^[ -~]*$/

/** A number, also where the carrier wrote it as text (`"7"`, `"0.00052500"`). */
export function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)
      ? Number(value)
      : typeof value === 'number'
        ? value
        : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** An instant as ISO 8601, UTC, to the millisecond. What names no zone is UTC, as the carrier's API has it. */
export function instantOf(value: unknown): string | undefined {
  const text = textOf(value)
  if (text && ISO.test(text)) return text
  if (!text || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return undefined
  const instant = new Date(/[Zz]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

/** As webhooks have it: nothing to change. */
const ISO = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** A phone number as E.164 with `+` where it is a clean one, else its text: a SIP address, a name, "anonymous". */
export function addressOf(value: unknown): string | undefined {
  const text = textOf(value)
  return text && /^[1-9]\d{6,14}$/.test(text) ? `+${text}` : text
}

/** An object, also where it came as JSON text in a query. */
export function objectOf(value: unknown): Fields | undefined {
  const found = typeof value === 'string' && /^\s*\{/.test(value) ? parsedJson(value) : value
  return isObject(found) ? found : undefined
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
