'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Dialog } from '../ui/dialog'
import { send } from '../ui/send'
import { type Offer, TemplateCard } from './template-card'
import { Thumbnail } from './thumbnail'

/** What a new flow begins with: nothing, or one of the templates. The choice makes the flow and leads to it. */
export function NewFlowDialog({
  offers,
  onImport,
  onClose,
}: {
  offers: Offer[]
  onImport: () => void
  onClose: () => void
}) {
  const router = useRouter()
  const [making, setMaking] = useState<string>()
  const [trouble, setTrouble] = useState('')

  async function make(id: string, from: { template?: string }) {
    setMaking(id)
    setTrouble('')
    const made = await send<{ id: string }>('POST', '/internal/flows', from)
    if (made.ok) return router.push(`/flows/${made.data.id}`)
    setMaking(undefined)
    setTrouble(made.message)
  }

  return (
    <Dialog title="New flow" isWide onClose={onClose}>
      <p className="-mt-1 mb-4 text-quiet">
        Each of these works as it is. Choose the nearest, then change words and numbers to yours, or{' '}
        <button type="button" onClick={onImport} className="cursor-pointer text-accent underline">
          import a file
        </button>
        .
      </p>
      <p role="alert" className={trouble ? 'mb-3 text-bad' : 'sr-only'}>
        {trouble}
      </p>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <li>
          <TemplateCard
            title="Empty flow"
            summary="A bare canvas with “Incoming call” on it."
            isMaking={making === 'empty'}
            isDisabled={making !== undefined}
            choose={() => make('empty', {})}
          >
            <span className="flex size-full items-center justify-center text-quiet">
              <Plus size={24} aria-hidden />
            </span>
          </TemplateCard>
        </li>
        {offers.map(({ id, title, summary, picture }) => (
          <li key={id}>
            <TemplateCard
              title={title}
              summary={summary}
              isMaking={making === id}
              isDisabled={making !== undefined}
              choose={() => make(id, { template: id })}
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
