'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Dialog } from '../ui/dialog'
import { send } from '../ui/send'
import type { Picture } from './picture'
import { Thumbnail } from './thumbnail'

/** A template as it is offered. */
export type Offer = { id: string; title: string; summary: string; picture: Picture }

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
          <Card
            title="Empty flow"
            summary="A bare canvas with “Incoming call” on it."
            isMaking={making === 'empty'}
            isDisabled={making !== undefined}
            choose={() => make('empty', {})}
          >
            <span className="flex size-full items-center justify-center text-quiet">
              <Plus size={24} aria-hidden />
            </span>
          </Card>
        </li>
        {offers.map(({ id, title, summary, picture }) => (
          <li key={id}>
            <Card
              title={title}
              summary={summary}
              isMaking={making === id}
              isDisabled={making !== undefined}
              choose={() => make(id, { template: id })}
            >
              <span className="block size-full [mask-image:linear-gradient(to_right,black_85%,transparent)]">
                <Thumbnail picture={picture} />
              </span>
            </Card>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const Card = ({
  title,
  summary,
  isMaking,
  isDisabled,
  choose,
  children,
}: {
  title: string
  summary: string
  isMaking: boolean
  isDisabled: boolean
  choose: () => void
  children: React.ReactNode
}) => (
  <button
    type="button"
    onClick={choose}
    disabled={isDisabled}
    aria-busy={isMaking}
    className="flex h-full w-full cursor-pointer flex-col overflow-hidden rounded-panel border border-line-strong text-left hover:border-accent disabled:cursor-default disabled:opacity-60 max-sm:flex-row"
  >
    <span className="h-32 w-full shrink-0 border-line border-b bg-canvas p-2 max-sm:h-auto max-sm:min-h-24 max-sm:w-28 max-sm:border-r max-sm:border-b-0">
      {children}
    </span>
    <span className="block p-3">
      <span className="block font-semibold">{isMaking ? `Making “${title}” …` : title}</span>
      <span className="mt-0.5 block text-quiet text-sm">{summary}</span>
    </span>
  </button>
)
