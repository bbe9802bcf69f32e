'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { type Offer, TemplateCard } from '@/components/flows/template-card'
import { Thumbnail } from '@/components/flows/thumbnail'
import { Dialog } from '@/components/ui/dialog'
import { send } from '@/components/ui/send'
import { readFlow } from '@/lib/flow/migrations'
import { useCanvasView } from '../canvas/view'
import { useEditor, useEditorStore } from '../editor-context'
import { begunFrom } from './begun-from'

/** Opened by the store, so that the canvas and the palette both can. */
export function Templates() {
  const isOpen = useEditor(({ isChoosingTemplate }) => isChoosingTemplate)
  return isOpen ? <TemplateDialog /> : null
}

/** Begins the flow that is open with a template: one step, and undo brings the empty canvas back. */
function TemplateDialog() {
  const store = useEditorStore()
  const view = useCanvasView()
  const router = useRouter()
  const [offers, setOffers] = useState<readonly Offer[]>()
  const [making, setMaking] = useState<string>()
  const [trouble, setTrouble] = useState('')

  useEffect(() => {
    const leaving = new AbortController()
    send<{ offers: Offer[] }>('GET', '/internal/templates', undefined, leaving.signal).then((answer) => {
      if (answer.ok) setOffers(answer.data.offers)
      else if (!leaving.signal.aborted) setTrouble(answer.message)
    })
    return () => leaving.abort()
  }, [])

  const close = () => store.setState({ isChoosingTemplate: false })

  async function choose(id: string) {
    setMaking(id)
    setTrouble('')
    const made = await send<{ document: unknown; calendarsMade: string[] }>(
      'POST',
      `/internal/templates/${id}`,
    )
    setMaking(undefined)
    if (!made.ok) return setTrouble(made.message)
    const read = readFlow(made.data.document)
    if (!read.ok) return setTrouble('This template cannot be read.')
    const { flow, replace } = store.getState()
    if (Object.keys(flow.nodes).length > 0)
      return setTrouble('Somebody else has begun this flow meanwhile. Close this to see it.')
    replace(begunFrom(flow, read.flow))
    // The page knows which calendars there are.
    if (made.data.calendarsMade.length > 0) router.refresh()
    close()
    requestAnimationFrame(() => {
      view.current?.backToStart()
      view.current?.focus(read.flow.start ?? undefined)
    })
  }

  return (
    <Dialog title="From a template" isWide onClose={close}>
      <p className="-mt-1 mb-4 text-quiet">
        Each of these works as it is. Choose the nearest, then change words and numbers to yours.
      </p>
      <p role="alert" className={trouble ? 'mb-3 text-bad' : 'sr-only'}>
        {trouble}
      </p>
      <ul aria-busy={!offers} className="grid min-h-64 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {offers?.map(({ id, title, summary, picture }) => (
          <li key={id}>
            <TemplateCard
              title={title}
              summary={summary}
              isMaking={making === id}
              isDisabled={making !== undefined}
              choose={() => choose(id)}
            >
              <span className="block size-full [mask-image:linear-gradient(to_right,black_85%,transparent)]">
                <Thumbnail picture={picture} />
              </span>
            </TemplateCard>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
