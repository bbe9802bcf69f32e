'use client'

import { Plus, Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { CallMeDialog } from '../call-me/call-me-dialog'
import { WhyNot } from '../person/gate'
import { useMayNot } from '../person/use-person'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageHeader } from '../ui/page-header'
import { SearchField } from '../ui/search-field'
import { send } from '../ui/send'
import { moveThroughRows, useKeys } from '../ui/use-keys'
import { FlowTable } from './flow-table'
import { ImportDialog } from './import-dialog'
import type { ListedFlow } from './listed-flows'
import { NewFlowDialog } from './new-flow-dialog'
import { found, type Order, ordered } from './order'
import type { Offer } from './template-card'

type Notice = { text: string; undo?: () => void }

/** The list of flows with what can be done to it. */
export function FlowsPage({ flows, offers }: { flows: ListedFlow[]; offers: Offer[] }) {
  const router = useRouter()
  const search = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const whyNot = useMayNot('editor', 'Drawing flows')
  const [order, setOrder] = useState<Order>({ by: 'name', isDescending: false })
  const [wantsArchived, setWantsArchived] = useState(false)
  const [open, setOpen] = useState<'new' | 'import'>()
  const [notice, setNotice] = useState<Notice>()
  const [calling, setCalling] = useState<ListedFlow>()

  const archived = flows.filter(({ isArchived }) => isArchived)
  const showsArchived = wantsArchived && archived.length > 0
  const shelf = flows.filter(({ isArchived }) => isArchived === showsArchived)
  const shown = ordered(found(shelf, typed), order)

  useKeys({
    j: () => moveThroughRows(1),
    k: () => moveThroughRows(-1),
    n: () => setOpen('new'),
    '/': () => search.current?.focus(),
  })

  async function archive(flow: ListedFlow, isArchived: boolean) {
    const done = await send('PUT', `/internal/flows/${flow.id}/archived`, isArchived)
    setNotice(
      done.ok
        ? {
            text: `“${flow.name}” is ${isArchived ? 'archived' : 'back in the list'}.`,
            undo: () => archive(flow, !isArchived),
          }
        : { text: done.message },
    )
    router.refresh()
  }

  async function duplicate(flow: ListedFlow) {
    const done = await send<{ name: string }>('POST', `/internal/flows/${flow.id}/duplicate`)
    setNotice({ text: done.ok ? `Made “${done.data.name}”.` : done.message })
    router.refresh()
  }

  return (
    <>
      <PageHeader title="Flows">
        <div className="flex flex-wrap items-center gap-2 max-md:w-full">
          <SearchField
            label="Search flows"
            placeholder="Name or number"
            typed={typed}
            onType={setTyped}
            field={search}
          />
          <Button
            disabled={whyNot !== undefined}
            title={whyNot}
            onClick={() => setOpen('import')}
            className="max-md:flex-1"
          >
            <Upload size={14} aria-hidden />
            Import
          </Button>
          <Button
            look="primary"
            disabled={whyNot !== undefined}
            title={whyNot}
            onClick={() => setOpen('new')}
            className="max-md:flex-1"
          >
            <Plus size={14} aria-hidden />
            New flow
          </Button>
        </div>
      </PageHeader>
      {whyNot && <WhyNot>{whyNot}</WhyNot>}

      {archived.length > 0 && (
        <Shelves
          isArchived={showsArchived}
          counts={[flows.length - archived.length, archived.length]}
          choose={setWantsArchived}
        />
      )}
      <p role="status" className={notice ? 'mb-3 text-sm' : 'sr-only'}>
        {notice?.text}{' '}
        {notice?.undo && (
          <button
            type="button"
            onClick={notice.undo}
            className="cursor-pointer font-medium text-accent hover:underline max-md:min-h-11"
          >
            Undo
          </button>
        )}
      </p>

      <div className="rounded-panel border border-line bg-panel">
        {shown.length > 0 ? (
          <FlowTable
            flows={shown}
            order={order}
            sort={setOrder}
            actions={{ archive: (flow) => archive(flow, !flow.isArchived), duplicate, callMe: setCalling }}
          />
        ) : shelf.length > 0 ? (
          <Empty title={`No flow has “${typed.trim()}” in its name or numbers`}>
            <button
              type="button"
              onClick={() => setTyped('')}
              className="cursor-pointer text-accent hover:underline"
            >
              Show all {shelf.length}
            </button>
          </Empty>
        ) : (
          <Empty title="No flows yet">
            <p>A flow is what callers walk through. Begin with one that works and make it yours.</p>
            <Button
              look="primary"
              disabled={whyNot !== undefined}
              className="mt-3"
              onClick={() => setOpen('new')}
            >
              <Plus size={14} aria-hidden />
              New flow
            </Button>
          </Empty>
        )}
      </div>

      {calling && <CallMeDialog flow={calling} onClose={() => setCalling(undefined)} />}
      {open === 'new' && (
        <NewFlowDialog
          offers={offers}
          onImport={() => setOpen('import')}
          onClose={() => setOpen((now) => (now === 'new' ? undefined : now))}
        />
      )}
      {open === 'import' && (
        <ImportDialog onClose={() => setOpen((now) => (now === 'import' ? undefined : now))} />
      )}
    </>
  )
}

/** The flows in use, and those that were put away. */
const Shelves = ({
  isArchived,
  counts,
  choose,
}: {
  isArchived: boolean
  counts: [number, number]
  choose: (isArchived: boolean) => void
}) => (
  <fieldset className="mb-3 inline-flex rounded-control border border-line p-0.5">
    <legend className="sr-only">Which flows</legend>
    {['In use', 'Archived'].map((title, at) => (
      <button
        key={title}
        type="button"
        aria-pressed={isArchived === (at === 1)}
        onClick={() => choose(at === 1)}
        className="h-7 cursor-pointer rounded-sm px-3 text-quiet text-sm hover:text-text aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-text max-md:h-11"
      >
        {title} <span className="text-quiet">{counts[at]}</span>
      </button>
    ))}
  </fieldset>
)
