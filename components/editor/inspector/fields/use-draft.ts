import { useCallback, useEffect, useRef, useState } from 'react'
import { useForm } from '../form'
import type { Lens } from '../lens'

/** A keystroke is on screen first; the flow, and all that is drawn from it, follows after the next frame. */
const WRITE_AFTER_MS = 30

type Reading<T> = { value: T } | { refusal: string }

/** How a value is shown as text, and read back from what was typed. Kept at module level. */
export type Notation<T> = { show: (value: T) => string; read: (text: string) => Reading<T> }

export type Draft = {
  text: string
  /** Why what is typed cannot stand there; the flow keeps what it had. */
  refusal: string | undefined
  /** Something was typed here that is not what stood here on coming: the browser's own undo has something to take back. */
  typed: 'changed' | 'same' | undefined
  onText: (text: string) => void
  onDone: () => void
}

/**
 * What is being typed into a field, which need not fit its schema yet. When the flow changes under it (an undo, somebody else),
 * the flow is what is shown.
 */
export function useDraft<T>(of: Pick<Lens<T>, 'value' | 'now' | 'set'>, { show, read }: Notation<T>): Draft {
  const { endGesture } = useForm()
  const stored = show(of.value)
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const before = useRef(stored)
  const base = useRef(stored)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const write = useRef<(() => string | undefined) | undefined>(undefined)

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    const why = write.current?.()
    const hadSomething = write.current !== undefined
    write.current = undefined
    return hadSomething ? { why } : undefined
  }, [])
  useEffect(() => () => void flush(), [flush])

  const isOurs = typed !== undefined && base.current === stored
  return {
    text: isOurs ? typed : stored,
    refusal: isOurs ? refusal : undefined,
    typed: isOurs ? (typed === before.current ? 'same' : 'changed') : undefined,

    onText: (text) => {
      if (!isOurs) before.current = stored
      if (!write.current) base.current = stored
      setTyped(text)
      write.current = () => {
        const found = read(text)
        const why = 'refusal' in found ? found.refusal : of.set(found.value, { typing: true })
        base.current = show(of.now())
        setRefusal(why)
        return why
      }
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, WRITE_AFTER_MS)
    },

    onDone: () => {
      const done = flush()
      endGesture()
      // What could not be kept stays to be corrected, with the reason beside it.
      if ((done ? done.why : refusal) === undefined) setTyped(undefined)
    },
  }
}
