import { changeText } from '@/lib/flow/change-text'
import type { Change } from '@/lib/flow/diff'

/** A change as it is read, and the node that it leads to. */
export type Sentence = { text: string; nodeId: string | null }

export const sentencesOf = (changes: Change[]): Sentence[] =>
  changes.map((change) => ({
    text: changeText(change),
    nodeId:
      'nodeId' in change
        ? change.nodeId
        : change.type === 'start-changed'
          ? (change.after?.nodeId ?? null)
          : null,
  }))
