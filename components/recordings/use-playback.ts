import { type RefObject, useCallback, useEffect, useState } from 'react'

/**
 * What an `<audio>` plays, and how to have it play something else.
 *
 * @param expectedSeconds its length until the browser knows it: of some recordings it never does
 */
export function usePlayback(audio: RefObject<HTMLAudioElement | null>, expectedSeconds: number) {
  const [isPlaying, setIsPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(expectedSeconds)
  const [speed, chooseSpeed] = useState(1)
  const [trouble, setTrouble] = useState(false)

  useEffect(() => {
    const element = audio.current
    if (!element) return
    const look = () => {
      setIsPlaying(!element.paused && !element.ended)
      setAt(element.currentTime)
      setTrouble(element.error !== null)
      if (Number.isFinite(element.duration) && element.duration > 0) setLength(element.duration)
      else setLength((known) => Math.max(known, element.currentTime))
    }
    look()
    const names = ['play', 'pause', 'ended', 'timeupdate', 'seeked', 'durationchange', 'error'] as const
    for (const name of names) element.addEventListener(name, look)
    return () => {
      for (const name of names) element.removeEventListener(name, look)
    }
  }, [audio])

  const play = useCallback(() => {
    audio.current?.play().catch(() => undefined) // told by its error
  }, [audio])
  const seek = useCallback(
    (seconds: number) => {
      if (audio.current) audio.current.currentTime = Math.max(0, seconds)
      setAt(Math.max(0, seconds))
    },
    [audio],
  )
  return {
    isPlaying,
    at,
    length,
    speed,
    trouble,
    seek,
    toggle() {
      if (audio.current?.paused) play()
      else audio.current?.pause()
    },
    playFrom(seconds: number) {
      seek(seconds)
      play()
    },
    setSpeed(times: number) {
      chooseSpeed(times)
      if (audio.current) audio.current.playbackRate = times
    },
  }
}
