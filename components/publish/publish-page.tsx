'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { hasUnsent } from '../editor/saving/copies'
import { overlay } from '../editor/viewer/overlay'
import type { ViewerHandle } from '../editor/viewer/use-shown'
import { Viewer } from '../editor/viewer/viewer'
import { useMayNot } from '../person/use-person'
import { send } from '../ui/send'
import { PublishBar } from './publish-bar'
import { PublishForm } from './publish-form'
import type { PublishView } from './publish-view'
import { Published } from './published'
import { useStillTrue } from './use-still-true'

/** Ticks hold for what was seen when they were made. */
type Ticks = { seen: string; names: ReadonlySet<string> }

/** One screen and one button: what changes for callers, on the canvas and in words, and what to think of first. */
export function PublishPage({ view }: { view: PublishView }) {
  const router = useRouter()
  const viewer = useRef<ViewerHandle>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [ticks, setTicks] = useState<Ticks>({ seen: '', names: new Set() })
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [done, setDone] = useState<{ number: number; before: PublishView } | null>(null)
  const [isUnsent, setUnsent] = useState(false)
  const shown = done?.before ?? view
  const { changed, inside } = useStillTrue(shown, done !== null)
  const { draft, live, flowId, revision } = shown

  useEffect(() => {
    void hasUnsent(flowId).then(setUnsent)
  }, [flowId])

  const picture = useMemo(
    () => (live ? overlay(live.document, draft) : { flow: draft, marks: {} }),
    [live, draft],
  )
  const seen = `${revision} ${live?.number}`
  const ticked = ticks.seen === seen ? ticks.names : new Set<string>()
  const asked = [...view.consents, ...(isUnsent ? ['unsent'] : [])]
  const errors = view.problems.filter(({ isError }) => isError).length
  const whyNot = useMayNot('publisher', 'Publishing')
  const hindrance = whyNot
    ? whyNot
    : changed
      ? 'Look at the new changes first.'
      : errors > 0
        ? `Put ${errors === 1 ? 'the problem' : `${errors} problems`} right first.`
        : asked.some((name) => !ticked.has(name))
          ? 'Tick what is asked above first.'
          : null

  async function publish() {
    if (hindrance || isBusy || done) return
    setBusy(true)
    setRefusal(null)
    const consents = [...ticked]
    const body = { revision, live: live?.number ?? null, consents, note }
    const answer = await send<{ number: number }>('POST', `/internal/flows/${flowId}/publish`, body)
    setBusy(false)
    if (answer.ok) return setDone({ number: answer.data.number, before: { ...view, inside } })
    setRefusal(answer.message)
    router.refresh()
  }

  const publishNow = useRef(publish)
  publishNow.current = publish
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      void publishNow.current()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])

  function show(nodeId: string) {
    setSelected(nodeId)
    viewer.current?.reveal(nodeId)
  }
  return (
    <div data-full className="flex h-full flex-col">
      <PublishBar {...shown} isOver={done !== null} />
      <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-y-auto">
        <div className="flex w-[27rem] shrink-0 flex-col border-line border-r bg-panel max-md:w-full max-md:border-r-0">
          {done ? (
            <Published number={done.number} before={done.before} />
          ) : (
            <PublishForm
              view={view}
              inside={inside}
              changed={changed}
              onLookAgain={() => router.refresh()}
              refusal={refusal}
              isUnsent={isUnsent}
              ticked={ticked}
              onTick={(name, isOn) => {
                const names = new Set(ticked)
                if (isOn) names.add(name)
                else names.delete(name)
                setTicks({ seen, names })
              }}
              note={note}
              onNote={setNote}
              selected={selected}
              onChosen={show}
              hindrance={hindrance}
              isBusy={isBusy}
              onPublish={() => void publish()}
            />
          )}
        </div>
        <div className="min-h-0 min-w-0 flex-1 max-md:h-[70dvh] max-md:flex-none max-md:border-line max-md:border-t">
          <Viewer
            key={seen}
            ref={viewer}
            flow={picture.flow}
            marks={picture.marks}
            label="What changes, on the canvas"
            numbers={shown.numbers.map((number) => number.shown)}
            selected={selected}
            onSelect={setSelected}
          />
        </div>
      </div>
    </div>
  )
}
