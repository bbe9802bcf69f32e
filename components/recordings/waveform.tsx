'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import type { PlayedRecording } from './played-recording'

/** A browser unpacks all of a recording to draw it: beyond this, it is better left. */
const MAX_DRAWN_BYTES = 15 * 1024 * 1024
const HEIGHT = 56

/** How loud it is where. A picture only: where it cannot be drawn, everything works without it. */
export function Waveform({
  recording: { sizeBytes },
  audio,
}: {
  recording: PlayedRecording
  audio: RefObject<HTMLAudioElement | null>
}) {
  const box = useRef<HTMLDivElement>(null)
  const [isDrawn, setIsDrawn] = useState(true)
  const isTooLarge = (sizeBytes ?? 0) > MAX_DRAWN_BYTES

  useEffect(() => {
    const container = box.current
    const media = audio.current
    if (!container || !media || isTooLarge) return
    let isLeft = false
    let destroy = () => {}
    import('wavesurfer.js')
      .then(({ default: WaveSurfer }) => {
        if (isLeft) return
        const color = (name: string) => getComputedStyle(container).getPropertyValue(name).trim()
        const drawn = WaveSurfer.create({
          container,
          media,
          // The very address that it plays already: of another one it would make a file in memory, and play that from the start.
          url: media.src,
          height: HEIGHT,
          barWidth: 2,
          barGap: 1,
          barRadius: 1,
          normalize: true,
          waveColor: color('--color-line-strong'),
          progressColor: color('--color-accent'),
          cursorColor: color('--color-text'),
          dragToSeek: true,
        })
        drawn.on('error', () => setIsDrawn(false))
        destroy = () => drawn.destroy()
      })
      .catch(() => setIsDrawn(false))
    return () => {
      isLeft = true
      destroy()
    }
  }, [audio, isTooLarge])

  if (isTooLarge || !isDrawn) return null
  return <div ref={box} aria-hidden style={{ height: HEIGHT }} className="w-full overflow-hidden" />
}
