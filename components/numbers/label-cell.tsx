'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from 'sonner'
import { inputLook } from '../ui/field'
import { send } from '../ui/send'
import type { ListedNumber } from './listed-numbers'

/** What a number is for. A press lets one write it there and then: Enter or leaving the field keeps it, Escape does not. */
export function LabelCell({ number: { e164, shown, label } }: { number: ListedNumber }) {
  const router = useRouter()
  const [isWriting, setWriting] = useState(false)
  /** What was written last, until the list says the same. */
  const [written, setWritten] = useState<{ over: string; text: string }>()
  const current = written?.over === label ? written.text : label

  async function keep(text: string) {
    setWriting(false)
    const wanted = text.trim()
    if (wanted === current) return
    setWritten({ over: label, text: wanted })
    const kept = await send('PUT', `/internal/numbers/${encodeURIComponent(e164)}/label`, wanted)
    if (!kept.ok) {
      setWritten(undefined)
      toast.error(kept.message)
    }
    router.refresh()
  }

  if (!isWriting)
    return (
      <button
        type="button"
        aria-label={current ? `Label of ${shown}: ${current}` : `Label ${shown}`}
        onClick={() => setWriting(true)}
        className={`relative z-1 -mx-2 h-7 max-w-full cursor-text truncate rounded-control px-2 text-left hover:bg-panel hover:ring-1 hover:ring-line-strong max-md:h-11 ${current ? '' : 'text-quiet md:opacity-0 md:group-focus-within:opacity-100 md:group-hover:opacity-100'}`}
      >
        {current || 'Add a label'}
      </button>
    )
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the press that opened it was meant for it
      autoFocus
      aria-label={`Label of ${shown}`}
      defaultValue={current}
      maxLength={80}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => keep(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(event.currentTarget.value)
        if (event.key === 'Escape') setWriting(false)
      }}
      className={`${inputLook} relative z-1 -mx-2 w-full md:h-7`}
    />
  )
}
