'use client'

import { PhoneCall } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Command } from '@/components/commands/command'
import { useCommandSource } from '@/components/commands/commands'
import { CallMeDialog } from '../../call-me/call-me-dialog'
import { useEditor } from '../editor-context'

/** Rings whoever draws, with the live version of the flow. On a phone the list of flows offers the same. */
export function CallMe() {
  const [isOpen, setOpen] = useState(false)
  const id = useEditor(({ flowId }) => flowId)
  const name = useEditor(({ flow }) => flow.name)
  const source = useMemo(() => ({ commands: [callMeCommand(() => setOpen(true))] }), [])
  useCommandSource(source)
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        title="Hear the live version on your phone"
        className="flex h-8 items-center gap-1.5 rounded-control px-2 text-sm hover:bg-hover max-md:hidden"
      >
        <PhoneCall size={15} aria-hidden />
        <span className="max-lg:sr-only">Call me</span>
      </button>
      {isOpen && <CallMeDialog flow={{ id, name }} onClose={() => setOpen(false)} />}
    </>
  )
}

const callMeCommand = (run: () => void): Command => ({
  id: 'call me',
  title: 'Call me with the live version',
  group: 'Flow',
  words: 'phone ring try test hear outbound',
  icon: <PhoneCall size={16} aria-hidden />,
  run,
})
