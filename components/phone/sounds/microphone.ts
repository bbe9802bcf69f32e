/** Enough for speech: three kilobytes a second. */
const BITS_PER_SECOND = 24_000
/** What the server takes, before it is written as base64. */
const MAX_BYTES = 1_400_000
/** Louder than the noise of a room. */
const LOUD = 0.02

export type Tape = { stop: () => Promise<Blob | undefined> }

/** The microphone of this browser, asked for when it is first needed; nothing where it is not allowed. */
export function openMicrophone() {
  let asked: Promise<MediaStream | undefined> | undefined
  const ask = () => {
    asked ??= Promise.resolve(navigator.mediaDevices?.getUserMedia({ audio: true })).catch(() => undefined)
    return asked
  }
  return {
    /** Records from now on; nothing without a microphone. */
    async record(isLoud: () => void): Promise<Tape | undefined> {
      const stream = await ask()
      if (!stream || !('MediaRecorder' in window)) return undefined
      return recordFrom(stream, isLoud)
    },
    async close() {
      const open = asked
      asked = undefined
      for (const track of (await open)?.getTracks() ?? []) track.stop()
    },
  }
}

function recordFrom(stream: MediaStream, isLoud: () => void): Tape {
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND })
  const parts: Blob[] = []
  let size = 0
  recorder.ondataavailable = ({ data }) => {
    size += data.size
    if (size <= MAX_BYTES) parts.push(data)
    else if (recorder.state === 'recording') recorder.stop()
  }
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve()
  })
  recorder.start(1_000)
  const stopListening = listen(stream, isLoud)
  return {
    async stop() {
      stopListening()
      if (recorder.state !== 'inactive') recorder.stop()
      await ended
      return parts.length > 0 ? new Blob(parts, { type: recorder.mimeType.split(';')[0] }) : undefined
    },
  }
}

/** Tells four times a second whether somebody speaks. */
function listen(stream: MediaStream, isLoud: () => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    if (Math.sqrt(power) > LOUD) isLoud()
  }, 250)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}
