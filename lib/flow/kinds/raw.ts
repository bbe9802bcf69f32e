import { z } from 'zod'
import { defineKind, leave, wait } from '../kind'
import { error, type Problem } from '../problem'
import { fillTemplate } from '../template'

/** Hands over a document in the carrier's own words, for what no kind covers. */
export const raw = defineKind({
  kind: 'raw',
  title: 'Raw',
  summary: 'Hands a document in the carrier’s own words over.',
  group: 'outside',

  settings: z.strictObject({
    /** Whose words they are. */
    carrier: z.string().max(40).default('vonage'),
    /** JSON text. Variables in it stay values: they cannot add to the document. */
    document: z.string().max(20_000).default(''),
    /** The carrier comes back when it is done; else the document is the end of the flow. */
    goesOn: z.boolean().default(true),
  }),

  exits: ({ goesOn }) => (goesOn ? [{ id: 'next', label: 'Then', required: false }] : []),

  mayEnd: () => true, // nobody here knows what the document does

  check: ({ document }) => documentProblems(document),

  step: ({ carrier, document, goesOn }, { heard, fill }) => {
    if (heard) return leave('next')
    const filled = fill(document, { into: 'json' })
    if (!isDocument(filled))
      return goesOn
        ? leave('next', { note: 'raw.not-json' })
        : { next: { type: 'fail', problem: 'raw.not-json' } }
    const words = { type: 'raw' as const, carrier, document: filled }
    return goesOn
      ? wait('resume', [words, { type: 'resume' }])
      : { instructions: [words], next: { type: 'end', reason: 'document' } }
  },
})

function documentProblems(document: string): Problem[] {
  const field = 'document'
  if (document.trim() === '') return [error('raw.empty', { field })]
  return isDocument(fillTemplate(document, {}, 'json').text) ? [] : [error('raw.not-json', { field })]
}

/** A list or an object: no carrier's document is a bare word. */
function isDocument(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text)
    return typeof document === 'object' && document !== null
  } catch {
    return false
  }
}
