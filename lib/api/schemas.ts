import { z } from '@hono/zod-openapi'
import { calendar } from '@/lib/flow/calendar'
import type { Flow } from '@/lib/flow/document'
import { flowJsonSchema } from '@/lib/flow/json-schema'
import { phoneNumber } from '@/lib/flow/numbers'

/**
 * A flow document as a part of a reply or request. Its description in OpenAPI is the flow's own JSON Schema; zod lets
 * any value by here, because what comes in goes through `readFlow`, which migrates it first.
 */
export const flowSchema = z
  .custom<Flow>((value) => value !== undefined)
  .openapi('Flow', componentSchema(flowJsonSchema()))

/** A copy: the original may have been made before zod learnt to describe itself to OpenAPI. */
export const calendarSchema = calendar.clone().openapi('Calendar')

export const time = z.iso.datetime().openapi({ example: '2026-03-14T09:26:53.589Z' })

/** A moment in a question, in any time zone; UTC comes out. */
export const moment = z.iso
  .datetime({ offset: true, error: 'is no time; write it as 2026-03-14T09:00:00Z' })
  .transform((text) => new Date(text).toISOString())

/** Which page of a list is wanted. */
export const pageAsked = (isCursor: (text: string) => boolean) => ({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  cursor: z
    .string()
    .max(500)
    .refine(isCursor, 'is none; take `next` of the page before')
    .optional()
    .openapi({ description: '`next` of the page before' }),
})

/** A phone number in any usual way of writing it, with its country code; E.164 comes out. */
export const anyNumber = z
  .string()
  .max(60)
  .transform((text, context) => {
    const number = phoneNumber(text)
    if (number) return number
    context.addIssue(`is no phone number; write it with its country code, such as +44 20 7946 0018`)
    return z.NEVER
  })
  .openapi({ type: 'string', example: '+44 20 7946 0018' })

export const e164 = z.string().openapi({ example: '+442079460018' })

/** A JSON Schema as a component of an OpenAPI document: that says which dialect is spoken, and under which name it stands. */
function componentSchema({ $schema, $id, ...schema }: ReturnType<typeof flowJsonSchema>) {
  return schema as object // OpenAPI 3.1 takes JSON Schema as it is
}
