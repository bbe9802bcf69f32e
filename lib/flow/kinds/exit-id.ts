import { z } from 'zod'

/** The id of an exit that the designer adds: it stays when its label changes, so that the wire stays too. */
export const exitId = z.string().regex(/^[A-Za-z0-9][\w-]{0,39}$/, 'letters, digits, - and _, at most 40')
