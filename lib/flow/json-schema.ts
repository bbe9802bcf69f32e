import { z } from 'zod'
import { FORMAT, flowDocument } from './document'

/**
 * The flow document as JSON Schema (draft 2020-12), for other programs and editors: what may be written, with defaults left
 * out. It takes every document that the program takes; the program looks closer at a few fields (time zones, ranges of a
 * day) that JSON Schema has no words for.
 */
export function flowJsonSchema(): z.core.JSONSchema.BaseSchema {
  const { $schema, ...schema } = z.toJSONSchema(flowDocument, { io: 'input', target: 'draft-2020-12' })
  return {
    $schema,
    $id: `urn:patchbay:flow:${FORMAT}`,
    title: 'Patchbay flow',
    description: 'A phone menu: nodes by id, each with its settings and the nodes that its exits lead to.',
    ...schema,
  }
}
