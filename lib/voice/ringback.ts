const SAMPLES_PER_SECOND = 8_000

/** What a ringing phone sounds like, by country: frequencies in Hz, and seconds of tone and silence in turn. */
const TONES = {
  uk: { hertz: [400, 450], cadence: [0.4, 0.2, 0.4, 2] },
  us: { hertz: [440, 480], cadence: [2, 4] },
  eu: { hertz: [425], cadence: [1, 4] },
} as const

export type Tone = keyof typeof TONES
export const isTone = (name: string): name is Tone => Object.hasOwn(TONES, name)

/** One period of a ringing tone as a WAV file: 16 bit, mono, 8 kHz, which every carrier plays. */
export function ringbackWav(tone: Tone): Uint8Array<ArrayBuffer> {
  const { hertz, cadence } = TONES[tone]
  const samples = cadence.flatMap((seconds, part) =>
    Array.from({ length: Math.round(seconds * SAMPLES_PER_SECOND) }, (_, at) =>
      part % 2 === 1
        ? 0
        : hertz.reduce((sum, hz) => sum + Math.sin((2 * Math.PI * hz * at) / SAMPLES_PER_SECOND), 0) /
          hertz.length,
    ),
  )
  const wav = Buffer.alloc(44 + samples.length * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20) // PCM
  wav.writeUInt16LE(1, 22) // mono
  wav.writeUInt32LE(SAMPLES_PER_SECOND, 24)
  wav.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, at) => {
    wav.writeInt16LE(Math.round(sample * 0.3 * 32_767), 44 + at * 2)
  })
  return new Uint8Array(wav)
}
