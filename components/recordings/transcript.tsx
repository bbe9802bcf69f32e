import type { PlayedRecording } from './played-recording'
import { clockOf } from './played-recording'

const WORDS: Record<Exclude<PlayedRecording['transcriptState'], 'there'>, string> = {
  none: 'Nobody has written it down. Turn transcription on in the flow to have that done from now on.',
  waiting: 'Being written down.',
  gone: 'The carrier has no transcript of it.',
}

/** What was said, sentence by sentence; each leads to where it was said. */
export function Transcript({
  recording: { kind, transcriptState, transcript },
  atMs,
  onJump,
}: {
  recording: PlayedRecording
  atMs: number
  onJump: ((seconds: number) => void) | undefined
}) {
  if (transcriptState !== 'there' || transcript.length === 0)
    return (
      <p className="text-quiet text-sm">
        {transcriptState === 'there' ? 'No words were understood in it.' : WORDS[transcriptState]}
      </p>
    )
  const current = transcript.findLastIndex(({ startMs }) => startMs <= atMs)
  const hasParties = kind === 'call' && new Set(transcript.map(({ channel }) => channel)).size > 1
  return (
    <ol aria-label="Transcript" className="max-h-64 min-w-0 overflow-y-auto text-sm">
      {transcript.map((sentence, place) => {
        const words = (
          <>
            <span className="shrink-0 text-quiet text-xs tabular-nums leading-5">
              {clockOf(sentence.startMs / 1_000)}
            </span>
            <span className="min-w-0 break-words">
              {hasParties && (
                <span className="text-quiet">{sentence.channel === 0 ? 'Caller: ' : 'Other side: '}</span>
              )}
              {sentence.text}
            </span>
          </>
        )
        const look = `flex w-full gap-3 rounded-control px-2 py-1 text-left ${place === current && atMs > 0 ? 'bg-hover' : ''}`
        return (
          <li key={`${sentence.startMs}-${sentence.channel}-${sentence.text}`}>
            {onJump ? (
              <button
                type="button"
                aria-current={place === current && atMs > 0 ? 'true' : undefined}
                onClick={() => onJump(sentence.startMs / 1_000)}
                className={`${look} cursor-pointer hover:bg-hover max-md:min-h-11`}
              >
                {words}
              </button>
            ) : (
              <div className={look}>{words}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
