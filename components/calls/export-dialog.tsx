'use client'

import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFormats } from '../format/use-formats'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { type Asked, addressOf } from './asked-calls'

type Progress =
  | { is: 'going'; calls: number; to: string }
  | { is: 'done'; calls: number }
  | { is: 'broken'; calls: number }

/** Takes the calls that fit out as a file, and shows how far it is. Closing it stops the export. */
export function ExportDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [progress, setProgress] = useState<Progress>({ is: 'going', calls: 0, to: '' })
  const formats = useFormats()
  const count = (calls: number) => `${formats.count(calls)} ${calls === 1 ? 'call' : 'calls'}`
  const first = useRef(asked)

  useEffect(() => {
    const stopping = new AbortController()
    void takeOut(addressOf(first.current, '/internal/calls/export'), stopping.signal, setProgress)
    return () => stopping.abort()
  }, [])

  return (
    <Dialog title="Export as CSV" onClose={onClose}>
      <p role="status" className="text-sm">
        {progress.is === 'going' &&
          `${count(progress.calls)} so far${progress.to && `, back to ${progress.to}`} …`}
        {progress.is === 'done' && `${count(progress.calls)} exported. The file is among your downloads.`}
        {progress.is === 'broken' &&
          `The export broke off after ${count(progress.calls)}. Nothing was saved; try again.`}
      </p>
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>{progress.is === 'going' ? 'Cancel' : 'Close'}</Button>
      </div>
    </Dialog>
  )
}

ExportDialog.Button = ({ onClick }: { onClick: () => void }) => (
  <Button onClick={onClick}>
    <Download size={14} aria-hidden />
    Export
  </Button>
)

/** Pieces are put together to blobs of this size, which a browser keeps on the disk. */
const BLOB_BYTES = 4_000_000

async function takeOut(url: string, signal: AbortSignal, tell: (progress: Progress) => void): Promise<void> {
  let lines = 0
  const calls = () => Math.max(0, lines - 1)
  try {
    const response = await fetch(url, { signal })
    if (!response.ok || !response.body) throw new Error(response.statusText)
    const reader = response.body.getReader()
    const blobs: Blob[] = []
    let pieces: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const text = new TextDecoder().decode(read.value)
      lines += text.split('\n').length - 1
      pieces.push(read.value as Uint8Array<ArrayBuffer>)
      size += read.value.byteLength
      if (size >= BLOB_BYTES) {
        blobs.push(new Blob(pieces))
        pieces = []
        size = 0
      }
      const day = text.match(/\d{4}-\d\d-\d\d(?=T)/g)?.at(-1) ?? ''
      tell({ is: 'going', calls: calls(), to: day })
    }
    save(new Blob([...blobs, ...pieces], { type: 'text/csv' }))
    tell({ is: 'done', calls: calls() })
  } catch {
    if (!signal.aborted) tell({ is: 'broken', calls: calls() })
  }
}

function save(file: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `patchbay-calls-${new Date().toISOString().slice(0, 10)}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
