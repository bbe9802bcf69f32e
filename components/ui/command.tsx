'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'

/** A line for the terminal, with a button that copies it. */
export function Command({ line }: { line: string }) {
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    try {
      await navigator.clipboard.writeText(line)
      setCopied(true)
      setTimeout(() => setCopied(false), 2_000)
    } catch {
      // Without leave to write there, the line can still be selected by hand.
    }
  }

  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 break-words rounded-sm bg-hover px-1.5 py-0.5 font-mono text-xs">{line}</code>
      <button
        type="button"
        onClick={copy}
        aria-label={`Copy “${line}”`}
        className="flex size-7 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text max-md:size-11"
      >
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </span>
  )
}
