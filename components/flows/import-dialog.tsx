'use client'

import { FileJson, TriangleAlert } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type DragEvent, useId, useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { send } from '../ui/send'

type Misfit = { where: string; what: string; path: string }
type Refused = { message: string; problems: Misfit[] }
type Made = { id: string; name: string; calendarsKept: string[] }

const SHOWN_PROBLEMS = 50

/** Makes a flow from a file or from pasted JSON. What does not fit is told in words, and nothing is stored then. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [isOver, setIsOver] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [made, setMade] = useState<Made>()
  const pasted = useId()

  async function bringIn(json: string) {
    setRefused(undefined)
    const read = parsed(json)
    if ('problem' in read) return setRefused({ message: read.problem, problems: [] })
    setIsBusy(true)
    const answer = await send<Made>('POST', '/internal/flows', { document: read.document })
    setIsBusy(false)
    if (!answer.ok)
      return setRefused({
        message: answer.message,
        problems: (answer.details.problems ?? []) as Misfit[], // written by our own route
      })
    if (answer.data.calendarsKept.length === 0) return router.push(`/flows/${answer.data.id}`)
    setMade(answer.data)
    router.refresh()
  }

  async function take(file: File | undefined) {
    if (!file) return
    const content = await file.text()
    setText(content)
    await bringIn(content)
  }

  if (made) return <Kept made={made} onClose={onClose} open={() => router.push(`/flows/${made.id}`)} />
  return (
    <Dialog title="Import a flow" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          bringIn(text)
        }}
      >
        <label
          onDragOver={(event: DragEvent) => {
            event.preventDefault()
            setIsOver(true)
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={(event: DragEvent) => {
            event.preventDefault()
            setIsOver(false)
            take(event.dataTransfer.files[0])
          }}
          className={`flex cursor-pointer flex-col items-center gap-1 rounded-panel border border-dashed px-4 py-6 text-center focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2 hover:border-accent ${isOver ? 'border-accent bg-hover' : 'border-line-strong'}`}
        >
          <FileJson size={24} aria-hidden className="text-quiet" />
          <span className="font-medium">Choose a file, or drop it here</span>
          <span className="text-quiet text-sm">A flow that was exported from Patchbay, ending in .json</span>
          <input
            type="file"
            accept=".json,application/json"
            className="sr-only"
            onChange={(event) => {
              take(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>

        <label htmlFor={pasted} className="mt-4 mb-1 block font-medium text-sm">
          Or paste it
        </label>
        <textarea
          id={pasted}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={6}
          spellCheck={false}
          placeholder='{ "format": 1, "name": "…", … }'
          className="block w-full resize-y rounded-control border border-line-strong bg-panel p-2 font-mono text-xs placeholder:text-quiet"
        />

        <div role="alert">{refused && <Refusal {...refused} />}</div>

        <div className="mt-4 flex justify-end">
          <Button type="submit" look="primary" disabled={isBusy || text.trim() === ''}>
            {isBusy ? 'Importing …' : 'Import'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const Refusal = ({ message, problems }: Refused) => (
  <div className="mt-4 rounded-control border border-bad/40 bg-bad/5 p-3 text-sm">
    <p className="flex items-start gap-2 font-medium">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />
      {message}
    </p>
    {problems.length > 0 && (
      <ul className="mt-2 grid gap-1.5 pl-6">
        {problems.slice(0, SHOWN_PROBLEMS).map(({ where, what, path }) => (
          <li key={`${path} ${what}`}>
            <span className="font-medium">{where}</span> {what}
            {path !== '' && (
              <code className="block break-all font-mono text-quiet text-xs" translate="no">
                {path}
              </code>
            )}
          </li>
        ))}
        {problems.length > SHOWN_PROBLEMS && <li>and {problems.length - SHOWN_PROBLEMS} more</li>}
      </ul>
    )}
  </div>
)

/** The flow is in, but not with the hours that came along: that has to be known before it answers anybody. */
const Kept = ({ made, open, onClose }: { made: Made; open: () => void; onClose: () => void }) => (
  <Dialog title={`Imported “${made.name}”`} onClose={onClose}>
    <p>
      The file brought its own {made.calendarsKept.map((name) => `“${name}”`).join(', ')}, but calendars of
      that name are here already and other flows may ask them. They stay as they are: see on the page Hours
      whether they suit this flow.
    </p>
    <div className="mt-4 flex justify-end">
      <Button look="primary" onClick={open}>
        Open the flow
      </Button>
    </div>
  </Dialog>
)

function parsed(json: string): { document: unknown } | { problem: string } {
  try {
    return { document: JSON.parse(json) }
  } catch (trouble) {
    const place = trouble instanceof Error ? placeIn(json, trouble.message) : ''
    return { problem: `This is no JSON${place}. Nothing was stored.` }
  }
}

/** Browsers tell the place in different ways; some tell none. */
function placeIn(json: string, message: string): string {
  const [, line] = /line (\d+)/.exec(message) ?? []
  if (line) return `: look at line ${line}`
  const [, position] = /position (\d+)/.exec(message) ?? []
  if (position) return `: look at line ${json.slice(0, Number(position)).split('\n').length}`
  return /end of/i.test(message) ? ': it breaks off before its end' : ''
}
