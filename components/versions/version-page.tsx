'use client'

import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { diffFlows } from '@/lib/flow/diff'
import { diffMarks } from '@/lib/flow/diff-marks'
import type { Flow } from '@/lib/flow/document'
import { linkViews } from '../editor/viewer/linked-views'
import type { Marks } from '../editor/viewer/marks'
import { lookOf } from '../editor/viewer/overlay'
import type { ViewerHandle } from '../editor/viewer/use-shown'
import { Viewer } from '../editor/viewer/viewer'
import { sentencesOf } from '../publish/sentences'
import { Button, iconButtonLook } from '../ui/button'
import { inputLook } from '../ui/field'
import { Aside } from './aside'
import { MakeLive } from './make-live'
import { Restore } from './restore'
import { Live } from './version-table'

/** A version, or the draft, as it is compared. */
export type Side = { name: string; document: Flow }

export type VersionPageProps = {
  flowId: string
  number: number
  isLive: boolean
  /** Who published it and when. */
  published: string
  note: string
  facts: { label: string; value: string }[]
  numbers: string[]
  own: Side
  /** What it is compared with, and whether that comes after it. */
  other: (Side & { key: string; isLater: boolean }) | null
  choices: { key: string; name: string }[]
  lost: number
}

/** One version to be looked at, or two side by side. Nothing here changes either of them. */
export function VersionPage(props: VersionPageProps) {
  const { flowId, number, isLive, own, other, numbers, choices } = props
  const router = useRouter()
  const [selected, setSelected] = useState<string | null>(null)
  const [asked, setAsked] = useState<'live' | 'restore'>()
  const [link] = useState(linkViews)
  const first = useRef<ViewerHandle>(null)
  const second = useRef<ViewerHandle>(null)
  const compared = useMemo(() => (other ? compare(own, other) : undefined), [own, other])
  const address = `/flows/${flowId}/versions/${number}`

  function show(nodeId: string) {
    setSelected(nodeId)
    // Where it is on both, both go where the one that goes first leads: they are linked.
    if (compared && !Object.hasOwn(compared.after.document.nodes, nodeId)) first.current?.reveal(nodeId)
    else (second.current ?? first.current)?.reveal(nodeId)
  }
  return (
    <div data-full className="flex h-full flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-panel px-2 py-1.5">
        <Link
          href={`/flows/${flowId}/versions`}
          aria-label="All versions"
          title="All versions"
          className={iconButtonLook}
        >
          <ChevronLeft size={17} aria-hidden />
        </Link>
        <h1 className="flex items-center gap-2 whitespace-nowrap font-semibold text-lg max-md:text-base">
          Version {number} {isLive && <Live />}
        </h1>
        <p className="min-w-0 truncate text-quiet text-sm max-md:hidden">
          {own.document.name} · {props.published}
        </p>
        <div className="ml-auto flex flex-wrap items-center gap-2 max-md:w-full">
          <select
            aria-label="Compare with"
            value={other?.key ?? ''}
            onChange={({ target }) =>
              router.push(target.value ? `${address}?compare=${target.value}` : address, { scroll: false })
            }
            className={`${inputLook} max-md:flex-1`}
          >
            <option value="">Compare with…</option>
            {choices.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
          <Button onClick={() => setAsked('restore')}>Restore</Button>
          {!isLive && <Button onClick={() => setAsked('live')}>Make live</Button>}
        </div>
      </header>
      <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-y-auto">
        <Aside
          {...props}
          flow={compared ? undefined : own.document}
          sentences={compared?.sentences}
          names={compared && [compared.before.name, compared.after.name]}
          selected={selected}
          onChosen={show}
        />
        <div className="flex min-h-0 min-w-0 flex-1 max-md:flex-none max-md:flex-col">
          {compared ? (
            <>
              <Canvas title={compared.before.name}>
                <Viewer
                  ref={first}
                  key={`before ${other?.key}`}
                  flow={compared.before.document}
                  marks={compared.marks.before}
                  label={`${compared.before.name}, on the canvas`}
                  numbers={numbers}
                  selected={selected}
                  onSelect={setSelected}
                  link={link}
                />
              </Canvas>
              <Canvas title={compared.after.name}>
                <Viewer
                  ref={second}
                  key={`after ${other?.key}`}
                  flow={compared.after.document}
                  marks={compared.marks.after}
                  label={`${compared.after.name}, on the canvas`}
                  numbers={numbers}
                  selected={selected}
                  onSelect={setSelected}
                  link={link}
                />
              </Canvas>
            </>
          ) : (
            <div className="min-w-0 flex-1 max-md:h-[60dvh] max-md:flex-none">
              <Viewer
                ref={first}
                flow={own.document}
                label={`Version ${number}, on the canvas`}
                numbers={numbers}
                selected={selected}
                onSelect={setSelected}
              />
            </div>
          )}
        </div>
      </div>
      {asked === 'live' && (
        <MakeLive
          flowId={flowId}
          version={number}
          onClose={() => setAsked(undefined)}
          onDone={() => router.refresh()}
        />
      )}
      {asked === 'restore' && (
        <Restore flowId={flowId} version={number} lost={props.lost} onClose={() => setAsked(undefined)} />
      )}
    </div>
  )
}

const Canvas = ({ title, children }: { title: string; children: ReactNode }) => (
  <section
    aria-label={title}
    className="flex min-w-0 flex-1 flex-col border-line border-l first:border-l-0 max-md:h-[60dvh] max-md:flex-none max-md:border-t max-md:border-l-0"
  >
    <h2 className="border-line border-b bg-panel px-3 py-1.5 font-semibold text-sm">{title}</h2>
    <div className="min-h-0 flex-1">{children}</div>
  </section>
)

/** The earlier of the two stands left; it is told what becomes of it. */
function compare(own: Side, other: Side & { isLater: boolean }) {
  const [before, after] = other.isLater ? [own, other] : [other, own]
  const changes = diffFlows(before.document, after.document)
  const marks = diffMarks(changes, before.document, after.document)
  const shown: Record<'before' | 'after', Marks> = {
    before: lookOf(marks.before),
    after: lookOf(marks.after),
  }
  return { before, after, sentences: sentencesOf(changes), marks: shown }
}
