import { type TemporalState, temporal } from 'zundo'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Flow } from '@/lib/flow/document'
import type { Merge, Side } from '@/lib/flow/edit/merge'
import { changesOf, withChanges } from '@/lib/flow/edit/rebase'
import { isSame } from '@/lib/flow/edit/same'
import type { Problem } from '@/lib/flow/problem'
import type { Other } from '../presence/others'
import { actionsOn } from './act'
import type { Actions } from './actions'

/**
 * How the draft is kept. `saved`: on the server as it is here. `saving`: on its way, or about to be. `offline`: the server
 * cannot be reached, and this browser keeps it. `conflict`: somebody else changed the same nodes, and one has to choose.
 * `refused`: the server will never take it as it is.
 */
export type SaveState = 'saved' | 'saving' | 'offline' | 'conflict' | 'refused'

export type EditorFacts = {
  readonly flowId: string
  /** The truth that everything on the screen is derived from. */
  flow: Flow
  /** Ids of the nodes that are selected. */
  selection: ReadonlySet<string>
  /** Ids of the wires that are selected, as `wiresOf` gives them, or `START_WIRE`. */
  selectedWires: ReadonlySet<string>
  /** Ids of the notes and frames that are selected. */
  selectedMarks: ReadonlySet<string>
  /** The revision of the draft on the server that this one began from. */
  revision: number
  saveState: SaveState
  /** Why the server does not take the draft. */
  refusal: string | null
  /** What somebody else and we both changed, until one is chosen. */
  dispute: Dispute | null
  /** The question about it stands on the screen. One may look at the flow first. */
  isAsked: boolean
  /** Nothing can be changed: what is stored could not be read wholly, and nobody has said yet that it may be lost. */
  isReadOnly: boolean
  /** Who else has the flow open. */
  others: readonly Other[]
  /** What is wrong with the flow, as it was found last: a moment behind what is drawn. What carriers cannot do stands behind. */
  problems: readonly Problem[]
  /** What the check of the flow found, and what the carriers of its numbers said when it was saved last. */
  checked: readonly Problem[]
  carrierProblems: readonly Problem[]
  /** What is wrong, by the node that it is wrong with. */
  problemsOf: ReadonlyMap<string, readonly Problem[]>
  /** The field that somebody wants to be led to, such as `choices.1.key`. */
  wantedField: { nodeId: string; field: string } | null
  /** What is being looked for; `null` while nobody looks for anything. */
  finding: string | null
  /** An empty flow is to begin with a template, and one is being chosen. */
  isChoosingTemplate: boolean
}

export type EditorState = EditorFacts & Actions

/** Two drafts of which neither has what the other has: `merge` says where, `revision` is theirs. */
export type Dispute = {
  merge: Merge
  revision: number
  /** Who they are, where it is known. */
  by?: string
  /** What was chosen already, before more came up. */
  choices?: Readonly<Record<string, Side>>
}

export type Opened = { flowId: string; flow: Flow; revision: number; isReadOnly?: boolean }

/** What undo goes back to. */
export type Step = Pick<EditorFacts, 'flow'>

export type EditorStore = StoreApi<EditorState> & { temporal: StoreApi<TemporalState<Step>> }

/** Steps that can be undone. */
const MAX_STEPS = 200

const NOTHING: ReadonlySet<string> = new Set()

/** One store for each open editor, made with the flow that was loaded. Undo knows the flow and nothing else. */
export function createEditorStore({ flowId, flow, revision, isReadOnly = false }: Opened): EditorStore {
  const store: EditorStore = createStore<EditorState>()(
    temporal<EditorState, [], [], Step>(
      () => ({
        flowId,
        flow,
        selection: NOTHING,
        selectedWires: NOTHING,
        selectedMarks: NOTHING,
        revision,
        saveState: 'saved',
        refusal: null,
        dispute: null,
        isAsked: false,
        isReadOnly,
        others: [],
        checked: [],
        carrierProblems: [],
        problems: [],
        problemsOf: new Map(),
        wantedField: null,
        finding: null,
        isChoosingTemplate: false,
        ...actionsOn(() => store),
      }),
      {
        partialize: ({ flow }): Step => ({ flow }),
        equality: (before, now) => before.flow === now.flow,
        limit: MAX_STEPS,
      },
    ),
  )
  return store
}

/**
 * Takes in what somebody else drew, without a step of its own: undo goes on to undo what was done here, and only that. So what
 * they changed is put into every step before and after as well, and theirs stays where a step knows something older: undo never
 * brings back what they removed. A step that would change nothing any more is none.
 */
export function takeIn(
  store: EditorStore,
  { base, theirs, merged }: Record<'base' | 'theirs' | 'merged', Flow>,
) {
  const { temporal } = store
  const changes = changesOf(base, theirs)
  temporal.getState().pause()
  store.setState({ flow: merged })
  temporal.getState().resume()
  const { pastStates, futureStates } = temporal.getState()
  const rebased = (steps: Partial<Step>[]): Partial<Step>[] => {
    let next = merged
    // From the step that comes next to the one that is farthest away.
    return steps
      .toReversed()
      .flatMap((step) => {
        const flow = step.flow && withChanges(step.flow, changes)
        if (!flow || isSame(flow, next)) return []
        next = flow
        return [{ flow }]
      })
      .reverse()
  }
  temporal.setState({ pastStates: rebased(pastStates), futureStates: rebased(futureStates) })
  store.getState().forgetTheGone()
}
