const SAMPLES_PER_SECOND = 8_000
/** Nobody listens to more of nothing. */
const MAX_SECONDS = 30

/** A WAV file in which nothing is heard: 8 bit, mono. What is recorded where there is no microphone. */
export function silence(seconds: number): Blob {
  const length = Math.round(Math.min(Math.max(seconds, 1), MAX_SECONDS) * SAMPLES_PER_SECOND)
  const wav = new Uint8Array(44 + length).fill(0x80, 44)
  const header = new DataView(wav.buffer)
  const text = (at: number, letters: string) => {
    for (const [n, letter] of [...letters].entries()) header.setUint8(at + n, letter.charCodeAt(0))
  }
  text(0, 'RIFF')
  header.setUint32(4, wav.length - 8, true)
  text(8, 'WAVEfmt ')
  header.setUint32(16, 16, true)
  header.setUint16(20, 1, true) // PCM
  header.setUint16(22, 1, true) // mono
  header.setUint32(24, SAMPLES_PER_SECOND, true)
  header.setUint32(28, SAMPLES_PER_SECOND, true)
  header.setUint16(32, 1, true)
  header.setUint16(34, 8, true)
  text(36, 'data')
  header.setUint32(40, length, true)
  return new Blob([wav], { type: 'audio/wav' })
}
