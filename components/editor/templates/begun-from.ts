import type { Flow } from '@/lib/flow/document'

/** The name of a flow that nobody has named yet. */
const UNNAMED = /^New flow( \d+)?$/

/**
 * An empty flow, begun with a template: its nodes, and what holds for all of them. What the flow is called stays, unless nobody
 * has named it; and so do the notes and frames that are drawn already.
 */
export const begunFrom = (flow: Flow, template: Flow): Flow => ({
  ...template,
  name: UNNAMED.test(flow.name) ? template.name : flow.name,
  notes: [...flow.notes, ...template.notes],
  frames: [...flow.frames, ...template.frames],
})
