'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useLayoutEffect, useRef, useState, useTransition } from 'react'
import { PageHeader } from '../ui/page-header'
import { send } from '../ui/send'
import { moveThroughRows, useKeys } from '../ui/use-keys'
import { useSoon } from '../ui/use-soon'
import { type Asked, addressOf, atTheTop, PARAMETERS } from './asked-calls'
import { COLUMNS_COOKIE } from './call-columns'
import { CallTable, type ListedCall } from './call-table'
import { CallTabs } from './call-tabs'
import type { CallsView } from './calls-view'
import { ColumnsMenu } from './columns-menu'
import { ExportDialog } from './export-dialog'
import { type Choices, FilterBar } from './filter-bar'
import { NoCalls } from './no-calls'
import { PageLinks } from './page-links'
import { useCallStream } from './use-call-stream'
import { type ShownView, ViewsMenu } from './views-menu'

const SETTLE_MS = 400
/** Further down than this, the list is being read: rows that come in above would push it away. */
const READING_PX = 120

/** The list of calls: live, narrowed by what stands in the address. */
export function CallsPage({
  view,
  asked,
  choices,
  views,
  columns: given,
  mayEdit,
  renderedAt,
}: {
  view: CallsView
  asked: Asked
  choices: Choices
  views: ShownView[]
  columns: string[]
  mayEdit: boolean
  renderedAt: string
}) {
  const router = useRouter()
  const search = useRef<HTMLInputElement>(null)
  const [isGoing, startGoing] = useTransition()
  const [columns, setColumns] = useState(given)
  const [isExporting, setIsExporting] = useState(false)
  const { shown, waiting, showWaiting, newer, isHearing, goOn, isGoingOn } = useLiveList(view, asked)
  const isNarrowed = PARAMETERS.some((name) => asked[name])

  const go = (wanted: Asked) => startGoing(() => router.push(addressOf(wanted)))
  function choose(names: string[]) {
    setColumns(names)
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and not every browser has the cookie store
    document.cookie = `${COLUMNS_COOKIE}=${names.join('.')}; path=/; max-age=31536000; samesite=lax`
  }

  useKeys({
    j: () => moveThroughRows(1),
    k: () => moveThroughRows(-1),
    '/': () => search.current?.focus(),
  })

  return (
    <>
      <PageHeader title="Calls">
        <div className="flex flex-wrap items-center gap-2">
          <ViewsMenu views={views} asked={asked} columns={columns} mayEdit={mayEdit} onChosen={choose} />
          <ColumnsMenu columns={columns} onChange={choose} />
          <ExportDialog.Button onClick={() => setIsExporting(true)} />
        </div>
      </PageHeader>
      <CallTabs shown="all" />
      <FilterBar
        key={addressOf(atTheTop(asked))}
        asked={asked}
        choices={choices}
        timeZone={view.timeZone}
        search={search}
        onChange={go}
      />
      {view.problems.length > 0 && (
        <p role="alert" className="mb-3 text-bad text-sm">
          {view.problems.join(' ')}
        </p>
      )}
      <p role="status" className={isHearing ? 'sr-only' : 'mb-3 text-quiet text-sm'}>
        {isHearing
          ? ''
          : 'New calls do not show up just now: the dashboard cannot be reached. It is tried again.'}
      </p>
      {(waiting > 0 || newer) && (
        <p className="mb-2 text-sm">
          {waiting > 0 ? (
            <button type="button" onClick={showWaiting} className={LINK}>
              {waiting} newer {waiting === 1 ? 'call' : 'calls'}
            </button>
          ) : (
            newer && (
              <a href={addressOf(atTheTop(asked))} className={LINK}>
                {newer.isMore ? `More than ${newer.count}` : newer.count} newer{' '}
                {newer.count === 1 ? 'call' : 'calls'}
              </a>
            )
          )}
        </p>
      )}
      <div
        className={`overflow-x-auto rounded-panel border border-line bg-panel ${isGoing ? 'opacity-60' : ''}`}
        aria-busy={isGoing}
      >
        {shown.calls.length > 0 ? (
          <CallTable calls={shown.calls} now={new Date(renderedAt)} columns={columns} />
        ) : (
          <NoCalls
            view={shown}
            isNarrowed={isNarrowed}
            isDeep={Boolean(asked.before)}
            onClear={() => go({})}
          />
        )}
      </div>
      <PageLinks view={shown} asked={asked} goOn={goOn} isGoingOn={isGoingOn} />
      {isExporting && <ExportDialog asked={atTheTop(asked)} onClose={() => setIsExporting(false)} />}
    </>
  )
}

const LINK = 'cursor-pointer font-medium text-accent hover:underline max-md:min-h-11'

type LiveList = {
  /** What the server gave first. */
  of: CallsView
  shown: CallsView
  /** The top of the list as it is now, while the list is read further down. */
  fresh?: CallsView | undefined
  /** How many calls there are above this page. */
  newer?: { count: number; isMore: boolean } | undefined
}

/** The list as it stands now: asked for again, in a moment, whenever a call is new or has changed. */
function useLiveList(view: CallsView, asked: Asked) {
  const [isGoingOn, setIsGoingOn] = useState(false)
  // It knows of which view it is: what was heard of another one is never shown in its place, whenever it comes.
  const [kept, setKept] = useState<LiveList>({ of: view, shown: view })
  const { shown, fresh, newer } = kept.of === view ? kept : { shown: view }
  const change = useCallback(
    (how: (now: LiveList) => Partial<LiveList>) =>
      setKept((before) => {
        const now = before.of === view ? before : { of: view, shown: view }
        return { ...now, ...how(now) }
      }),
    [view],
  )
  const isFirst = !asked.before && !asked.after
  const [top] = shown.calls
  const current = useRef(view)
  useLayoutEffect(() => {
    current.current = view
  })

  const look = useCallback(async () => {
    const again = await send<CallsView>('GET', addressOf(asked, '/internal/calls/list'))
    // Something else was asked for meanwhile.
    if (current.current !== view) return
    if (again.ok && again.data.calls.length > 0) {
      const inPlace = ({ shown }: LiveList) => ({
        shown: { ...shown, calls: renewed(shown.calls, again.data.calls) },
      })
      if (!isFirst) change(inPlace)
      else if (window.scrollY > READING_PX) change((now) => ({ ...inPlace(now), fresh: again.data }))
      else change(() => ({ shown: again.data, fresh: undefined }))
    }
    if (isFirst || !top) return
    const than = JSON.stringify({ startedAt: top.startedAt, id: top.id })
    const counted = await send<{ count: number; isMore: boolean }>(
      'GET',
      addressOf({ ...atTheTop(asked), than }, '/internal/calls/newer'),
    )
    if (current.current === view && counted.ok && counted.data.count > 0)
      change(() => ({ newer: counted.data }))
  }, [view, asked, isFirst, top, change])

  const lookSoon = useSoon(look, SETTLE_MS)
  const isHearing = useCallStream(view.since ?? undefined, { onCalls: lookSoon, onMany: lookSoon })

  const ids = new Set(shown.calls.map(({ id }) => id))
  const oldest = shown.calls.at(-1)?.startedAt ?? ''
  const waiting = fresh?.calls.filter(({ id, startedAt }) => !ids.has(id) && startedAt >= oldest).length ?? 0
  return {
    shown,
    waiting,
    showWaiting: () => {
      if (fresh) change(() => ({ shown: fresh, fresh: undefined }))
      window.scrollTo({ top: 0 })
    },
    newer: isFirst ? undefined : newer,
    isHearing,
    isGoingOn,
    /** Looks further back, where the search stopped before the page was full. */
    goOn: async () => {
      setIsGoingOn(true)
      let page = shown
      const calls = [...shown.calls]
      while (page.searchedTo && page.next && calls.length < FULL) {
        const further = await send<CallsView>(
          'GET',
          addressOf({ ...atTheTop(asked), before: page.next }, '/internal/calls/list'),
        )
        if (!further.ok || current.current !== view) break
        page = further.data
        calls.push(...page.calls)
        const longer = { ...page, calls: [...calls], previous: shown.previous }
        change(() => ({ shown: longer }))
      }
      setIsGoingOn(false)
    },
  }
}

const FULL = 50

/** The same calls in the same order, each as it stands now. */
function renewed(calls: ListedCall[], now: ListedCall[]): ListedCall[] {
  const byId = new Map(now.map((call) => [call.id, call]))
  return calls.map((call) => byId.get(call.id) ?? call)
}
