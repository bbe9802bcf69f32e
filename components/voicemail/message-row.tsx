'use client'

import { ChevronRight, Circle, CircleCheck, Trash2 } from 'lucide-react'
import Link from 'next/link'
import type { KeyboardEvent } from 'react'
import { lasted } from '../format/lasted'
import { phone } from '../format/phone'
import { IconButton } from '../ui/button'
import { OpenMessage } from './open-message'
import type { ListedMessage } from './voicemail-page'

/** One message: who, where, how it begins, when and how long. Enter opens it, Space opens and plays it. */
export function MessageRow({
  message,
  isOpen,
  isChosen,
  onOpen,
  onChoose,
  onHeard,
  onMark,
  onDelete,
}: {
  message: ListedMessage
  isOpen: boolean
  isChosen: boolean
  onOpen: (isOpen: boolean) => void
  onChoose: () => void
  onHeard: () => void
  onMark: () => void
  onDelete: () => void
}) {
  const { id, caller, shelf, nodeName, flowName, excerpt, durationSeconds, audio, isTest } = message
  const isUnheard = shelf === 'unheard'
  const name = caller === '' ? 'Unknown caller' : phone(caller)

  function pressed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === ' ') {
      // Once open, the message is played and paused from its row, too.
      if (isOpen) playOrPause(id)
      else onOpen(true)
    } else if (event.key === 'x') onChoose()
    else if (event.key === 'u') onMark()
    else if (event.key === 'Delete') onDelete()
    else return
    event.preventDefault()
  }

  return (
    <li className="border-line border-t first:border-t-0" data-message={id}>
      <div className="group relative flex items-center gap-2 px-3 py-1.5 hover:bg-hover max-md:gap-0 max-md:px-1 md:min-h-10">
        <label className="relative z-1 flex size-7 shrink-0 items-center justify-center max-md:size-11">
          <input
            type="checkbox"
            aria-label={`Choose the message of ${name}`}
            checked={isChosen}
            onChange={onChoose}
            className="accent-accent"
          />
        </label>
        <button
          type="button"
          data-row
          aria-expanded={isOpen}
          aria-controls={`message-${id}`}
          onClick={() => onOpen(!isOpen)}
          onKeyDown={pressed}
          className="grid min-w-0 flex-1 cursor-pointer grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 text-left max-md:gap-x-2 text-sm outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px] md:grid-cols-[1rem_16rem_14rem_minmax(0,1fr)_auto_4rem]"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={`text-quiet transition-transform motion-reduce:transition-none ${isOpen ? 'rotate-90' : ''}`}
          />
          <span className={`flex min-w-0 items-center gap-2 ${isUnheard ? 'font-semibold' : ''}`}>
            <span className="truncate">{name}</span>
            {isUnheard && (
              <span className="flex shrink-0 items-center gap-1 font-normal text-accent text-xs">
                <Circle size={8} fill="currentColor" aria-hidden />
                {/* The number needs the room of a narrow screen: there its weight says it too. */}
                <span className="max-md:sr-only">New</span>
              </span>
            )}
            {isTest && (
              <span className="shrink-0 rounded-sm border border-line-strong px-1 font-normal text-quiet text-xs">
                test
              </span>
            )}
          </span>
          <span className="truncate text-quiet max-md:col-start-2 max-md:row-start-2">
            {[nodeName, flowName].filter(Boolean).join(' · ') || '–'}
          </span>
          <span className="truncate text-quiet max-md:col-span-2 max-md:col-start-2 max-md:row-start-3 max-md:empty:hidden">
            {excerpt ?? STATES[audio]}
          </span>
          <time
            dateTime={message.recordedAt}
            title={message.whenInFull}
            className="whitespace-nowrap text-right max-md:col-start-3 max-md:row-start-1 max-md:text-quiet"
          >
            {message.when}
          </time>
          <span className="whitespace-nowrap text-right text-quiet max-md:col-start-3 max-md:row-start-2">
            {durationSeconds === null ? '–' : lasted(durationSeconds)}
          </span>
        </button>
        <div className="relative z-1 flex shrink-0 md:opacity-0 md:focus-within:opacity-100 md:group-hover:opacity-100 md:group-has-focus-visible:opacity-100">
          <IconButton
            label={
              isUnheard ? `Mark the message of ${name} as heard` : `Mark the message of ${name} as unheard`
            }
            hint={isUnheard ? 'Mark as heard' : 'Mark as unheard'}
            className="max-md:hidden"
            onClick={onMark}
          >
            {isUnheard ? <CircleCheck size={16} aria-hidden /> : <Circle size={16} aria-hidden />}
          </IconButton>
          <IconButton label={`Delete the message of ${name}`} hint="Delete" onClick={onDelete}>
            <Trash2 size={16} aria-hidden />
          </IconButton>
        </div>
      </div>
      {isOpen && (
        <div id={`message-${id}`} className="grid gap-3 border-line border-t bg-canvas px-4 py-4 md:pl-14">
          <OpenMessage message={message} onHeard={onHeard} />
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-quiet text-sm">
            <span>{message.whenInFull}</span>
            <span>to {phone(message.called)}</span>
            {message.heardBy && <span>Heard by {message.heardBy}</span>}
            <Link
              className="text-accent hover:underline"
              href={`/calls/${encodeURIComponent(message.callId)}`}
            >
              Open the call
            </Link>
            <button
              type="button"
              onClick={onMark}
              className="cursor-pointer text-accent hover:underline md:hidden"
            >
              {isUnheard ? 'Mark as heard' : 'Mark as unheard'}
            </button>
          </p>
        </div>
      )}
    </li>
  )
}

const STATES: Record<ListedMessage['audio'], string> = {
  waiting: 'Still being fetched',
  stored: '',
  gone: 'The recording is gone',
  silent: 'No sound',
}

function playOrPause(id: string): void {
  const audio = document.querySelector<HTMLAudioElement>(`[data-message="${CSS.escape(id)}"] audio`)
  if (audio?.paused) audio.play().catch(() => undefined)
  else audio?.pause()
}
