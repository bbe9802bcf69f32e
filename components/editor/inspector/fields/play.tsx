'use client'

import { Play, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { iconButtonLook } from '@/components/ui/button'
import { isTemplate } from '@/lib/flow/template'
import { useEditorStore } from '../../editor-context'
import { spokenPreview } from '../spoken-preview'

/** Speaks a prompt with a voice of this computer: how it reads, not how the carrier's voice sounds. */
export function PlayText({
  text,
  language,
  style,
  label,
}: {
  text: string
  language: string
  style: number
  label: string
}) {
  const store = useEditorStore()
  const [isPlaying, setPlaying] = useState(false)
  const [trouble, setTrouble] = useState('')
  const own = useRef<SpeechSynthesisUtterance>(undefined)
  useEffect(() => () => void (own.current && speechSynthesis.cancel()), [])

  const stop = () => {
    speechSynthesis.cancel()
    setPlaying(false)
  }
  const play = () => {
    if (!('speechSynthesis' in window)) return setTrouble('This browser cannot speak.')
    const utterance = new SpeechSynthesisUtterance(
      spokenPreview(text, store.getState().flow.settings.variables),
    )
    utterance.lang = language
    const voices = speechSynthesis.getVoices().filter(({ lang }) => isSameLanguage(lang, language))
    // The carrier's voices are not here; another style is at least another voice.
    utterance.voice = voices[style % Math.max(voices.length, 1)] ?? null
    utterance.onend = () => setPlaying(false)
    utterance.onerror = ({ error }) => {
      setPlaying(false)
      if (error !== 'canceled' && error !== 'interrupted') setTrouble('This browser has no voice for it.')
    }
    own.current = utterance
    speechSynthesis.cancel()
    speechSynthesis.speak(utterance)
    setTrouble('')
    setPlaying(true)
  }
  return (
    <PlayButton
      label={label}
      isPlaying={isPlaying}
      isOff={text.replace(/<[^>]*>/g, '').trim() === ''}
      trouble={trouble}
      onPress={isPlaying ? stop : play}
    />
  )
}

const isSameLanguage = (one: string, other: string): boolean =>
  one.replace('_', '-').toLowerCase() === other.toLowerCase() ||
  one.slice(0, 2).toLowerCase() === other.slice(0, 2).toLowerCase()

/** Plays a recording from its address. */
export function PlayAudio({ url, label }: { url: string; label: string }) {
  const [isPlaying, setPlaying] = useState(false)
  const [trouble, setTrouble] = useState('')
  const audio = useRef<HTMLAudioElement>(undefined)
  useEffect(() => () => audio.current?.pause(), [])

  const stop = () => {
    audio.current?.pause()
    setPlaying(false)
  }
  const play = async () => {
    const player = new Audio(url.trim())
    player.onended = () => setPlaying(false)
    audio.current = player
    setTrouble('')
    setPlaying(true)
    try {
      await player.play()
    } catch {
      setPlaying(false)
      setTrouble('It cannot be played from there.')
    }
  }
  const isAddress = /^https?:\/\/\S+$/i.test(url.trim()) && !isTemplate(url)
  return (
    <PlayButton
      label={label}
      isPlaying={isPlaying}
      isOff={!isAddress}
      trouble={trouble}
      onPress={isPlaying ? stop : play}
    />
  )
}

function PlayButton({
  label,
  isPlaying,
  isOff,
  trouble,
  onPress,
}: {
  label: string
  isPlaying: boolean
  isOff: boolean
  trouble: string
  onPress: () => void
}) {
  return (
    <>
      <span role="status" className="text-bad text-xs empty:hidden">
        {trouble}
      </span>
      <button
        type="button"
        aria-label={`${isPlaying ? 'Stop' : 'Play'}: ${label}`}
        title={isPlaying ? 'Stop' : 'Play'}
        disabled={isOff && !isPlaying}
        onClick={onPress}
        className={iconButtonLook}
      >
        {isPlaying ? <Square size={14} aria-hidden /> : <Play size={14} aria-hidden />}
      </button>
    </>
  )
}
