'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './button'

const SAID_MS = 1_500

/** Copies a text, and says so. Where a browser lets nobody copy, the text can still be marked. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      return
    }
    setCopied(true)
    setTimeout(() => setCopied(false), SAID_MS)
  }
  return (
    <span className="inline-flex items-center gap-1">
      <span role="status" className="text-xs">
        {isCopied && 'Copied'}
      </span>
      <IconButton label={label} onClick={() => void copy()}>
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </IconButton>
    </span>
  )
}
