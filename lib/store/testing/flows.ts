import { type Flow, flowDocument } from '@/lib/flow/document'

/** A flow that can be published: says something and hangs up. */
export const someFlow = (name = 'Reception', text = 'Welcome to Acme.'): Flow =>
  flowDocument.parse({
    format: 1,
    name,
    start: 'hello',
    nodes: {
      hello: { kind: 'say', name: 'Hello', settings: { prompt: { text } }, exits: { next: 'bye' } },
      bye: { kind: 'hangup', name: 'Bye' },
    },
  })
