'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { RingableNumber } from '@/lib/store/ringable-numbers'
import { Dialler } from './dialler'
import { Handset } from './handset'
import type { CallPath } from './server'
import { StatusBar } from './status-bar'
import { Transcript } from './transcript'
import { useLiveCall } from './use-live-call'
import { useMuted } from './use-muted'

export type PhoneProps = {
  publicUrl: string
  /** What can be rung; there is at least one. */
  numbers: RingableNumber[]
  /** The one to begin with. */
  number?: string | undefined
  /** Said where the call is placed: which version is rung. */
  rings?: (number: RingableNumber) => ReactNode
  onPath?: (path: CallPath | null) => void
}

/**
 * A phone that rings sandbox numbers through the real webhooks of the voice server. It stands beside the canvas of the editor
 * and fills a page of its own: its parts lie side by side where there is room.
 */
export function Phone({ publicUrl, numbers, number, rings, onPath }: PhoneProps) {
  const root = useRef<HTMLElement>(null)
  const { isMuted, setMuted } = useMuted()
  const { shown, call, press, forget } = useLiveCall(publicUrl, { isMuted, onPath })
  const stands = shown?.view.waiting.for
  const isOver = stands === 'nothing'
  useEffect(() => {
    // The button that was pressed has gone with what it was for: the phone keeps the focus.
    if (stands && document.activeElement === document.body) root.current?.focus({ preventScroll: true })
  }, [stands])

  /** Digits are pressed wherever the focus is on the phone, except where one types. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown || isOver || event.ctrlKey || event.metaKey || event.altKey) return
    if (!/^[0-9*#]$/.test(event.key) || isTyping(event.target)) return
    event.preventDefault()
    event.stopPropagation()
    press(event.key)
  }
  const place = (to: string, from: string | undefined) => {
    call(to, from)
    // What is pressed next is a digit of this call.
    root.current?.focus()
  }
  const rung = numbers.find(({ e164 }) => e164 === shown?.to)

  return (
    <section
      ref={root}
      tabIndex={-1}
      aria-label="Test phone"
      aria-describedby={shown && !isOver ? 'phone-keys' : undefined}
      onKeyDown={onKeyDown}
      className="@container flex min-h-0 flex-1 flex-col outline-offset-[-2px]"
    >
      <StatusBar shown={shown} flowName={rung?.flowName} isMuted={isMuted} onMute={setMuted} />
      <p id="phone-keys" className="sr-only">
        Press digits, star and hash on your keyboard.
      </p>
      <div className="flex min-h-0 flex-1 flex-col @3xl:flex-row">
        <Transcript
          lines={shown?.view.lines}
          isSpeaking={shown !== undefined && !isOver && shown.view.isPrompting}
        />
        <div className="shrink-0 border-line p-4 @3xl:w-80 @3xl:overflow-y-auto @3xl:border-l @max-3xl:border-t">
          {shown ? (
            <Handset
              key={shown.startedAt}
              call={shown}
              onKey={press}
              onAgain={() => place(shown.to, shown.from)}
              onForget={forget}
            />
          ) : (
            <Dialler numbers={numbers} number={number} rings={rings} onCall={place} />
          )}
        </div>
      </div>
    </section>
  )
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
