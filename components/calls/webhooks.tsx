'use client'

import { ArrowDownLeft, ArrowUpRight, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../format/use-formats'
import { CopyButton } from '../ui/copy-button'
import { type Answer, send } from '../ui/send'
import type { ListedExchange, RawText } from './raw'

/** Everything that went over the network for a call, in both directions, byte for byte but laid out. Each is fetched when it is opened. */
export const Webhooks = ({
  callId,
  exchanges,
  timeZone,
}: {
  callId: string
  exchanges: ListedExchange[]
  timeZone: string
}) => (
  <ol>
    {exchanges.map((one) => (
      <Exchange key={one.key} exchange={one} callId={callId} timeZone={timeZone} />
    ))}
  </ol>
)

function Exchange({
  callId,
  timeZone,
  exchange: { raw, way, at, method, address, gist, status, micros },
}: {
  callId: string
  timeZone: string
  exchange: ListedExchange
}) {
  const { clock, took } = useFormats()
  const [texts, setTexts] = useState<Answer<RawText[]>>()
  const fetchOnce = async (isOpen: boolean) => {
    if (isOpen && !texts?.ok)
      setTexts(await send('GET', `/internal/calls/${encodeURIComponent(callId)}/raw?${raw}`))
  }
  const [Icon, word] = way === 'in' ? [ArrowDownLeft, 'To us'] : [ArrowUpRight, 'From us']
  return (
    <li className="border-line border-t first:border-t-0">
      <details
        className="group/exchange"
        onToggle={({ currentTarget }) => void fetchOnce(currentTarget.open)}
      >
        <summary className="flex min-h-10 list-none items-center gap-2 px-4 outline-offset-[-2px] hover:bg-hover max-md:min-h-11">
          <ChevronRight
            size={14}
            className="shrink-0 text-faint transition-transform duration-150 group-open/exchange:rotate-90"
            aria-hidden
          />
          <time className="text-quiet text-xs">{clock(at, timeZone)}</time>
          <Icon size={14} className={`shrink-0 ${way === 'in' ? 'text-quiet' : 'text-accent'}`} aria-hidden />
          <span className="sr-only">{word}:</span>
          <span className="min-w-0 flex-1 truncate font-mono text-xs">
            {method} {address}
          </span>
          <span className="text-quiet text-xs max-md:hidden">{gist}</span>
          <span
            className={`w-8 text-right text-xs ${status === null || status >= 400 ? 'font-medium text-bad' : 'text-quiet'}`}
          >
            {status ?? '–'}
          </span>
          <span className="w-14 text-right text-quiet text-xs">{micros === null ? '–' : took(micros)}</span>
        </summary>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pt-1 pb-4">
          {!texts && (
            <p role="status" className="text-quiet text-sm">
              Fetching
            </p>
          )}
          {texts && !texts.ok && (
            <p role="alert" className="text-bad text-sm">
              {texts.message}
            </p>
          )}
          {texts?.ok && texts.data.map((one) => <Raw key={one.title} {...one} />)}
        </div>
      </details>
    </li>
  )
}

const Raw = ({ title, text }: RawText) => (
  <figure>
    <figcaption className="mb-1 flex items-center justify-between text-quiet text-xs">
      {title}
      <CopyButton text={text} label={`Copy: ${title}`} />
    </figcaption>
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-control border border-line bg-canvas p-3 font-mono text-xs"
    >
      {text}
    </pre>
  </figure>
)
