'use client'

import { Phone, TriangleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Line } from '@/lib/carriers/sandbox/live-lines'

/** What is heard and done, line by line: what is played at the left, the caller at the right, and what happens in the middle. */
export function Transcript({
  lines,
  isSpeaking,
}: {
  lines: readonly Line[] | undefined
  /** The last prompt is being heard just now. */
  isSpeaking: boolean
}) {
  const log = useRef<HTMLDivElement>(null)
  const count = lines?.length ?? 0
  useEffect(() => {
    if (count > 0) log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [count])
  const spoken = isSpeaking
    ? lines?.findLast(({ type }) => type === 'talk' || type === 'stream')?.id
    : undefined
  return (
    <div
      ref={log}
      role="log"
      aria-label="What is heard"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className={`min-h-0 flex-1 overflow-y-auto p-4 outline-offset-[-2px] ${lines ? '' : '@max-3xl:hidden'}`}
    >
      {lines ? (
        <ol className="mx-auto flex max-w-2xl flex-col gap-2 @3xl:text-lg">
          {lines.map((line) => (
            <TranscriptLine key={line.id} line={line} isSpoken={line.id === spoken} />
          ))}
        </ol>
      ) : (
        <div className="flex h-full flex-col items-center justify-center gap-3 text-center text-quiet">
          <Phone size={40} strokeWidth={1.25} className="text-faint" aria-hidden />
          <p className="max-w-xs">
            Call, and hear what your callers hear. Press keys, say something, or hang up, as on any phone.
          </p>
        </div>
      )}
    </div>
  )
}

function TranscriptLine({ line, isSpoken }: { line: Line; isSpoken: boolean }) {
  switch (line.type) {
    case 'talk':
      return (
        <Heard to={line.to} times={line.times} isSpoken={isSpoken}>
          <span lang={line.language}>{line.text}</span>
        </Heard>
      )
    case 'stream':
      return (
        <Heard to={line.to} times={line.times} isSpoken={isSpoken}>
          <span className="break-all">♪ {line.url}</span>
        </Heard>
      )
    case 'keys':
      return (
        <Said by={line.by} isLost={line.isLost} lost="Not heard: nobody listens for keys just then">
          <span className="sr-only">Pressed </span>
          <span className="font-mono font-semibold tracking-wide">{line.keys}</span>
        </Said>
      )
    case 'speech':
      return (
        <Said by={line.by} isLost={line.isLost} lost="Not heard: nobody listens for words just then">
          <span className="sr-only">Said </span>“{line.text}”
        </Said>
      )
    case 'silence':
      return (
        <Said by="caller" isLost={false}>
          <span className="italic">says nothing</span>
        </Said>
      )
    case 'recording':
      return (
        <li className="max-w-[85%] self-end rounded-panel border border-line bg-panel p-2">
          <p className="mb-1 px-1 text-quiet text-xs">What was recorded</p>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what the tester said */}
          <audio controls src={line.url} aria-label="What was recorded" className="h-9 w-60 max-w-full" />
        </li>
      )
    case 'event':
      return (
        <li
          className={`flex max-w-[90%] items-start gap-1.5 self-center text-center text-xs ${line.isTrouble ? 'text-bad' : 'text-quiet'}`}
        >
          {line.isTrouble && <TriangleAlert size={13} className="mt-0.5 shrink-0" aria-hidden />}
          <span className="break-words [overflow-wrap:anywhere]">{line.text}</span>
        </li>
      )
  }
}

const Heard = ({
  to,
  times,
  isSpoken,
  children,
}: {
  to: 'caller' | 'callee' | 'both'
  times: string
  isSpoken: boolean
  children: React.ReactNode
}) => (
  <li
    className={`max-w-[85%] self-start rounded-panel rounded-bl-sm border px-3 py-2 ${to === 'callee' ? 'border-dashed bg-panel' : 'bg-hover'} ${isSpoken ? 'border-accent' : to === 'callee' ? 'border-line-strong' : 'border-transparent'}`}
  >
    {to === 'callee' && <p className="text-quiet text-xs">Only the callee hears</p>}
    <p>
      {children}
      {times && <span className="text-quiet"> ({times})</span>}
    </p>
  </li>
)

const Said = ({
  by,
  isLost,
  lost,
  children,
}: {
  by: 'caller' | 'callee'
  isLost: boolean
  lost?: string
  children: React.ReactNode
}) => (
  <li className="flex max-w-[85%] flex-col items-end self-end">
    <p
      className={`rounded-panel rounded-br-sm border px-3 py-2 ${isLost ? 'border-line-strong border-dashed text-quiet' : 'border-accent/30 bg-accent/12'}`}
    >
      {by === 'callee' && <span className="text-quiet">Callee: </span>}
      {children}
    </p>
    {isLost && <p className="mt-0.5 text-quiet text-xs">{lost}</p>}
  </li>
)
