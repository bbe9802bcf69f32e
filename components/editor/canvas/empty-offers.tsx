import { ViewportPortal } from '@xyflow/react'
import { LayoutTemplate } from 'lucide-react'
import { CARD_WIDTH } from '@/lib/flow/edit/card-size'
import { useEditor, useEditorStore } from '../editor-context'
import { KindTile } from '../look'
import { useCanvasView } from './view'

const OFFERS = [
  { kind: 'menu', group: 'listen', title: 'Menu', words: 'Offer choices: “For sales, press 1”' },
  { kind: 'say', group: 'talk', title: 'Say', words: 'Greet callers, then go on' },
] as const

const OFFER =
  'flex w-[296px] items-center gap-3 rounded-panel border border-line-strong bg-panel p-3 text-left hover:border-accent'

/** What an empty canvas offers: three ways to begin. */
export function EmptyOffers() {
  const store = useEditorStore()
  const view = useCanvasView()
  const isEmpty = useEditor(({ flow }) => Object.keys(flow.nodes).length === 0)
  if (!isEmpty) return null

  function begin(kind: string) {
    const id = store.getState().addNode(kind, { x: 0, y: 0 })
    view.current?.focus(id)
  }

  return (
    <ViewportPortal>
      <div
        style={{ transform: `translate(${CARD_WIDTH / 2 - 148}px, 0)` }}
        className="nopan nodrag pointer-events-auto absolute flex flex-col gap-2"
      >
        <p className="mb-1 text-center text-quiet text-sm">What does a caller meet first?</p>
        {OFFERS.map(({ kind, group, title, words }) => (
          <button key={kind} type="button" className={OFFER} onClick={() => begin(kind)}>
            <KindTile kind={kind} group={group} />
            <span>
              <span className="block font-semibold">{title}</span>
              <span className="block text-quiet text-sm">{words}</span>
            </span>
          </button>
        ))}
        <button type="button" className={OFFER} onClick={() => store.setState({ isChoosingTemplate: true })}>
          <span className="flex size-7 shrink-0 items-center justify-center rounded-control bg-hover text-quiet">
            <LayoutTemplate size={16} aria-hidden />
          </span>
          <span>
            <span className="block font-semibold">From a template</span>
            <span className="block text-quiet text-sm">Begin with a flow that works</span>
          </span>
        </button>
      </div>
    </ViewportPortal>
  )
}
