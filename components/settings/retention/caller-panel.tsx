'use client'

import { useState } from 'react'
import type { CallerData } from '@/lib/store/retention/caller'
import type { Erasure } from '@/lib/store/retention/erasures'
import type { Formats } from '../../format/formats'
import { phone } from '../../format/phone'
import { useFormats } from '../../format/use-formats'
import { Button } from '../../ui/button'
import { Field, inputLook } from '../../ui/field'
import { Panel } from '../../ui/panel'
import { send } from '../../ui/send'
import { Failed, Waiting } from '../notes'
import { EraseDialog } from './erase-dialog'
import { Erasures } from './erasures'
import { plural } from './words'

/** What there is of one caller: counted, exported, erased. */
export function CallerPanel({
  erasures,
  timeZone,
  onErasing,
}: {
  erasures: Erasure[]
  timeZone: string
  onErasing: () => void
}) {
  const formats = useFormats()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<CallerData>()
  const [doing, setDoing] = useState<'looking' | 'exporting'>()
  const [trouble, setTrouble] = useState('')
  const [isErasing, setIsErasing] = useState(false)

  async function look() {
    setTrouble('')
    setFound(undefined)
    setDoing('looking')
    const told = await send<CallerData>('POST', '/internal/retention/caller', { number: typed })
    setDoing(undefined)
    if (told.ok) setFound(told.data)
    else setTrouble(told.message)
  }

  async function download(number: string) {
    setTrouble('')
    setDoing('exporting')
    const problem = await saveExport(number)
    setDoing(undefined)
    if (problem) setTrouble(problem)
  }

  return (
    <Panel id="caller" title="One caller’s data">
      <div className="grid gap-4 p-4">
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            look()
          }}
        >
          <Field label="Caller’s number" className="min-w-0 flex-1 basis-60 md:max-w-xs">
            <input
              type="tel"
              value={typed}
              maxLength={60}
              autoComplete="off"
              placeholder="+44 7700 900123"
              onChange={(event) => setTyped(event.target.value)}
              className={inputLook}
            />
          </Field>
          <Button type="submit" disabled={typed.trim() === '' || doing !== undefined}>
            Look
          </Button>
        </form>
        {doing === 'looking' && <Waiting>Looking…</Waiting>}
        {doing === 'exporting' && <Waiting>Collecting…</Waiting>}
        {trouble && <Failed message={trouble} />}
        {found && (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p role="status" className="min-w-0 text-sm">
              <span className="font-medium">{phone(found.number)}</span>: {inWords(found, timeZone, formats)}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button disabled={doing !== undefined} onClick={() => download(found.number)}>
                Export
              </Button>
              <Button disabled={doing !== undefined} onClick={() => setIsErasing(true)}>
                Erase…
              </Button>
            </div>
          </div>
        )}
        <Erasures erasures={erasures} timeZone={timeZone} />
      </div>
      {found && isErasing && (
        <EraseDialog
          found={found}
          onClose={() => setIsErasing(false)}
          onErasing={() => {
            setIsErasing(false)
            setFound(undefined)
            setTyped('')
            onErasing()
          }}
        />
      )}
    </Panel>
  )
}

function inWords(
  { calls, texts, recordings, dialled, firstAt, lastAt }: CallerData,
  timeZone: string,
  formats: Formats,
): string {
  const day = (iso: string) => formats.day(iso, timeZone)
  if (calls === 0 && dialled === 0) return 'nothing is known of this caller.'
  const span = firstAt && lastAt ? `, the first on ${day(firstAt)}, the last on ${day(lastAt)}` : ''
  return [
    `${plural(formats, calls, 'call', 'calls')}${span}.`,
    recordings > 0 && `${plural(formats, recordings, 'recording', 'recordings')}.`,
    texts > 0 && `${plural(formats, texts, 'text was', 'texts were')} sent on them.`,
    dialled > 0 && `Dialled on ${plural(formats, dialled, 'call', 'calls')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Fetches the export and hands it to the browser as a file. What stood in the way, if anything did. */
async function saveExport(number: string): Promise<string | undefined> {
  try {
    const response = await fetch('/internal/retention/caller/export', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number }),
    })
    if (!response.ok) return ((await response.json()) as { message: string }).message
    const address = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    Object.assign(link, { href: address, download: `caller-${number.slice(1)}.zip` })
    link.click()
    URL.revokeObjectURL(address)
  } catch {
    return 'The export broke off. Try again.'
  }
}
