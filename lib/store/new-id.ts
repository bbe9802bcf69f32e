import { randomBytes } from 'node:crypto'

const LETTERS = '0123456789abcdefghijkmnpqrstuvwx'

/** A new id: 16 letters and digits, 80 random bits. Short, since a version's id goes into addresses that carriers call. */
export const newId = (): string => Array.from(randomBytes(16), (byte) => LETTERS[byte & 31]).join('')
