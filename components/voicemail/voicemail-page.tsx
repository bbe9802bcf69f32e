'use client'

import { CheckCheck, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import type { RecordingRecord } from '@/lib/store/recordings'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageHeader } from '../ui/page-header'
import { send } from '../ui/send'
import { moveThroughRows, useKeys } from '../ui/use-keys'
import { type Choices, FilterBar } from './filter-bar'
import { type Filters, isNarrowed, writeFilters } from './filters'
import { MessageRow } from './message-row'

/** A message as it is listed, its times in words. */
export type ListedMessage = RecordingRecord & { when: string; whenInFull: string }

type Act = 'mark-heard' | 'mark-unheard' | 'delete' | 'restore'

/** What callers left: unheard first. Each opens where it stands, and can be heard, marked and deleted. */
export function VoicemailPage({
  messages,
  next,
  isFirst,
  filters,
  choices,
}: {
  messages: ListedMessage[]
  next: string | null
  isFirst: boolean
  filters: Filters
  choices: Choices
}) {
  const router = useRouter()
  const [open, setOpen] = useState<string>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const listed = useKeptOrder(messages, open !== undefined)
  const shown = listed.filter(({ id }) => !gone.has(id))
  const selected = shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id)

  async function act(what: Act, ids: string[]) {
    const done = await send('POST', '/internal/recordings', { do: what, ids })
    if (!done.ok) toast.error(done.message)
    router.refresh()
    return done.ok
  }

  async function remove(ids: string[]) {
    setGone((before) => new Set([...before, ...ids]))
    setChosen(new Set())
    const back = () => setGone((before) => new Set([...before].filter((id) => !ids.includes(id))))
    if (!(await act('delete', ids))) return back()
    toast(ids.length === 1 ? 'Message deleted' : `${ids.length} messages deleted`, {
      duration: 15_000,
      action: {
        label: 'Undo',
        onClick: () => {
          back()
          act('restore', ids)
        },
      },
    })
  }

  async function mark(what: 'mark-heard' | 'mark-unheard', ids: string[]) {
    setChosen(new Set())
    await act(what, ids)
  }

  const toggle = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))

  useKeys({ j: () => moveThroughRows(1), k: () => moveThroughRows(-1) })

  return (
    <>
      <PageHeader title="Voicemail">
        <FilterBar filters={filters} choices={choices} />
      </PageHeader>
      {selected.length > 0 && (
        <div
          role="toolbar"
          aria-label="Chosen messages"
          className="mb-3 flex flex-wrap items-center gap-2 text-sm"
        >
          <span className="mr-1 text-quiet">{selected.length} chosen</span>
          <Button onClick={() => mark('mark-heard', selected)}>
            <CheckCheck size={14} aria-hidden /> Mark as heard
          </Button>
          <Button onClick={() => mark('mark-unheard', selected)}>Mark as unheard</Button>
          <Button onClick={() => remove(selected)}>
            <Trash2 size={14} aria-hidden /> Delete
          </Button>
          <Button look="quiet" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </div>
      )}
      <div className="rounded-panel border border-line bg-panel">
        {shown.length === 0 ? (
          <Empty
            title={
              isNarrowed(filters) ? 'No such messages' : isFirst ? 'No voicemail yet' : 'No older messages'
            }
          >
            {isNarrowed(filters) ? (
              <Link className="text-accent underline" href="/voicemail">
                Show all messages
              </Link>
            ) : isFirst ? (
              <>
                What callers leave at a <em>Voicemail</em> step shows up here. Try it: ring a number of yours
                from the{' '}
                <Link className="text-accent underline" href="/phone">
                  phone
                </Link>{' '}
                and leave one.
              </>
            ) : (
              'This is the end of the list.'
            )}
          </Empty>
        ) : (
          <ul aria-label="Messages">
            {shown.map((message) => (
              <MessageRow
                key={message.id}
                message={message}
                isOpen={open === message.id}
                isChosen={chosen.has(message.id)}
                onOpen={(isOpen) => setOpen(isOpen ? message.id : undefined)}
                onChoose={() => toggle(message.id)}
                onHeard={() => message.shelf === 'unheard' && act('mark-heard', [message.id])}
                onMark={() => mark(message.shelf === 'unheard' ? 'mark-heard' : 'mark-unheard', [message.id])}
                onDelete={() => remove([message.id])}
              />
            ))}
          </ul>
        )}
      </div>
      <nav aria-label="Pages of the list" className="mt-3 flex gap-4 text-sm">
        {!isFirst && (
          <Link className="text-accent hover:underline" href={writeFilters(filters)}>
            To the top
          </Link>
        )}
        {next && (
          <Link className="text-accent hover:underline" href={writeFilters(filters, next)}>
            More
          </Link>
        )}
      </nav>
    </>
  )
}

/** While a message is open, hearing it moves nothing: the order stays, and only new messages come on top. */
function useKeptOrder(messages: ListedMessage[], isKept: boolean): ListedMessage[] {
  const kept = useRef(messages)
  useEffect(() => {
    if (!isKept) kept.current = messages
  })
  if (!isKept) return messages
  const fresh = new Map(messages.map((message) => [message.id, message]))
  const known = new Set(kept.current.map(({ id }) => id))
  return [
    ...messages.filter(({ id, shelf }) => !known.has(id) && shelf === 'unheard'),
    ...kept.current.map((message) => fresh.get(message.id) ?? message),
  ]
}
