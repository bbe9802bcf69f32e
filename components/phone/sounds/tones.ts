import type { Level } from './recording'

/** The two frequencies of each key, in Hz. */
const ROWS = [697, 770, 852, 941]
const COLUMNS = [1209, 1336, 1477]
const KEYS = '123456789*0#'

/** What rings at the caller's ear: British, as the sample is. */
const RINGING = { hertz: [400, 450], seconds: [0.4, 0.2, 0.4, 2] }

/** Tones of a phone, made on the spot. */
export function openTones(level: Level) {
  const context = new AudioContext()
  const volume = context.createGain()
  volume.connect(context.destination)
  const unfollow = level.follow((isMuted) => {
    volume.gain.value = isMuted ? 0 : 1
  })

  function tone(hertz: number[], seconds: number, loudness: number) {
    const from = context.currentTime
    const gain = context.createGain()
    gain.connect(volume)
    // Without a slope at both ends it clicks.
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(loudness, from + 0.008)
    gain.gain.setValueAtTime(loudness, from + seconds - 0.02)
    gain.gain.linearRampToValueAtTime(0, from + seconds)
    for (const frequency of hertz) {
      const oscillator = context.createOscillator()
      oscillator.frequency.value = frequency
      oscillator.connect(gain)
      oscillator.start(from)
      oscillator.stop(from + seconds)
    }
  }

  return {
    key(key: string) {
      const at = KEYS.indexOf(key)
      if (at < 0) return
      tone([ROWS[Math.floor(at / 3)] ?? 0, COLUMNS[at % 3] ?? 0], 0.16, 0.12)
    },
    beep: () => tone([1_000], 0.4, 0.15),
    /** Rings until it is told to stop. */
    ring(): () => void {
      const source = context.createBufferSource()
      source.buffer = ringing(context)
      source.loop = true
      source.connect(volume)
      source.start()
      return () => source.stop()
    },
    close() {
      unfollow()
      void context.close()
    },
  }
}

function ringing(context: AudioContext): AudioBuffer {
  const { hertz, seconds } = RINGING
  const rate = context.sampleRate
  const length = seconds.reduce((sum, part) => sum + part)
  const buffer = context.createBuffer(1, Math.round(length * rate), rate)
  const samples = buffer.getChannelData(0)
  let from = 0
  for (const [part, lasting] of seconds.entries()) {
    const to = from + lasting
    if (part % 2 === 0)
      for (let at = Math.round(from * rate); at < to * rate; at += 1)
        samples[at] = hertz.reduce((sum, hz) => sum + 0.06 * Math.sin((2 * Math.PI * hz * at) / rate), 0)
    from = to
  }
  return buffer
}
