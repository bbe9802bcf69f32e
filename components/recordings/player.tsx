'use client'

import { Download, Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { IconButton, iconButtonLook } from '../ui/button'
import { inputLook } from '../ui/field'
import { NoSound } from './no-sound'
import { clockOf, type PlayedRecording, soundPath } from './played-recording'
import { Transcript } from './transcript'
import { usePlayback } from './use-playback'
import { Waveform } from './waveform'

const SPEEDS = [0.75, 1, 1.25, 1.5, 2]
const SKIP_SECONDS = 5

/**
 * Plays a recording, with what was said in it beside it. Space plays and pauses, the arrows go back and forth by five seconds.
 *
 * @param onPlayed told when it is played for the first time
 * @param beginsAtOnce plays as soon as it is there
 */
export function Player({
  recording,
  beginsAtOnce = false,
  onPlayed,
}: {
  recording: PlayedRecording
  beginsAtOnce?: boolean
  onPlayed?: () => void
}) {
  const audio = useRef<HTMLAudioElement>(null)
  const playback = usePlayback(audio, recording.durationSeconds ?? 0)
  const { isPlaying, at, length, trouble } = playback
  const hasSound = recording.audio === 'stored'

  function pressed(event: KeyboardEvent) {
    const isControl =
      event.target instanceof HTMLElement && ['BUTTON', 'SELECT', 'A'].includes(event.target.tagName)
    if (event.key === ' ' && !isControl) playback.toggle()
    else if (event.key === 'ArrowLeft' && !isSelect(event)) playback.seek(at - SKIP_SECONDS)
    else if (event.key === 'ArrowRight' && !isSelect(event)) playback.seek(at + SKIP_SECONDS)
    else return
    event.preventDefault()
  }

  return (
    <div className="grid gap-4 lg:grid-cols-[repeat(auto-fit,minmax(20rem,1fr))]">
      {hasSound ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys for the controls inside it
        <div className="grid min-w-0 content-start gap-2" onKeyDown={pressed}>
          {/* biome-ignore lint/a11y/useMediaCaption: what was said stands beside it, where it was written down */}
          <audio
            ref={audio}
            src={soundPath(recording.id)}
            preload="metadata"
            autoPlay={beginsAtOnce}
            onPlay={onPlayed}
            aria-label={recording.kind === 'voicemail' ? 'The message' : 'The recorded call'}
          />
          <Waveform recording={recording} audio={audio} />
          <input
            type="range"
            aria-label="Position"
            aria-valuetext={`${clockOf(at)} of ${clockOf(length)}`}
            min={0}
            max={Math.max(length, 0.1)}
            step={0.1}
            value={Math.min(at, length)}
            onChange={(event) => playback.seek(Number(event.target.value))}
            className="w-full accent-accent"
          />
          <div className="flex flex-wrap items-center gap-1">
            <IconButton label={isPlaying ? 'Pause' : 'Play'} onClick={playback.toggle}>
              {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
            </IconButton>
            <IconButton
              label="Back 5 seconds"
              className="max-md:hidden"
              onClick={() => playback.seek(at - SKIP_SECONDS)}
            >
              <RotateCcw size={14} aria-hidden />
            </IconButton>
            <IconButton
              label="On 5 seconds"
              className="max-md:hidden"
              onClick={() => playback.seek(at + SKIP_SECONDS)}
            >
              <RotateCw size={14} aria-hidden />
            </IconButton>
            <span className="ml-1 text-quiet text-sm tabular-nums">
              {clockOf(at)} / {clockOf(length)}
            </span>
            <span className="ml-auto flex items-center gap-1">
              <select
                aria-label="Speed"
                value={playback.speed}
                onChange={(event) => playback.setSpeed(Number(event.target.value))}
                className={inputLook}
              >
                {SPEEDS.map((speed) => (
                  <option key={speed} value={speed}>
                    {speed}×
                  </option>
                ))}
              </select>
              <a
                className={iconButtonLook}
                href={`${soundPath(recording.id)}?download`}
                download
                aria-label="Download"
                title="Download"
              >
                <Download size={16} aria-hidden />
              </a>
            </span>
          </div>
          {trouble && (
            <p role="alert" className="text-bad text-sm">
              This browser cannot play it, or it cannot be reached. Download it, or try again.
            </p>
          )}
        </div>
      ) : (
        <NoSound recording={recording} />
      )}
      <Transcript recording={recording} atMs={at * 1_000} onJump={hasSound ? playback.playFrom : undefined} />
    </div>
  )
}

const isSelect = ({ target }: KeyboardEvent): boolean => target instanceof HTMLSelectElement
