import { ChevronRight } from 'lucide-react'
import { OWN_KINDS, type StoredLogRow } from '@/lib/store/call-log'
import { clock, took } from '../format/time'
import { gist, laidOut, readRequest } from './raw'

/** Not so what happened on our own side. */
export const isWebhook = ({ kind }: StoredLogRow): boolean => !OWN_KINDS.includes(kind)

/** Every webhook of a call as it came, and what was answered, byte for byte but laid out. */
export const Webhooks = ({ rows, timeZone }: { rows: StoredLogRow[]; timeZone: string }) => (
  <ol>
    {rows.filter(isWebhook).map((row) => {
      const { method, path, headers, body } = readRequest(row.request)
      return (
        <li key={row.id} className="border-line border-t first:border-t-0">
          <details className="group">
            <summary className="flex min-h-10 list-none items-center gap-2 px-4 outline-offset-[-2px] hover:bg-hover max-md:min-h-11">
              <ChevronRight
                size={14}
                className="shrink-0 text-faint transition-transform duration-150 group-open:rotate-90"
                aria-hidden
              />
              <time className="text-quiet text-xs">{clock(row.receivedAt, timeZone)}</time>
              <span className="min-w-0 flex-1 truncate font-mono text-xs">
                {method} {path.replace(/^\/webhooks(?=\/)/, '…')}
              </span>
              <span className="text-quiet text-xs max-md:hidden">{gist(row)}</span>
              <span className={`text-xs ${row.status >= 400 ? 'font-medium text-bad' : 'text-quiet'}`}>
                {row.status}
              </span>
              <span className="w-14 text-right text-quiet text-xs">{took(row.durationMicros)}</span>
            </summary>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pt-1 pb-4">
              <Raw title="Came in" text={laidOut(body) || '(no body)'} />
              <Raw title="Went out" text={laidOut(row.reply) || '(no body)'} />
              <Raw title="Headers" text={headers} />
            </div>
          </details>
        </li>
      )
    })}
  </ol>
)

const Raw = ({ title, text }: { title: string; text: string }) => (
  <figure>
    <figcaption className="mb-1 text-quiet text-xs">{title}</figcaption>
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-control border border-line bg-canvas p-3 font-mono text-xs"
    >
      {text}
    </pre>
  </figure>
)
