/** How long an address may take before something is heard from it. */
const BEGIN_MS = 8_000

/** Plays audio from an address so many times (`Infinity` for ever), until the signal cuts it off. */
export function playAudio(
  url: string,
  times: number,
  { cut, level }: { cut: AbortSignal; level: Level },
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const audio = new Audio(url)
    const unfollow = level.follow((isMuted) => {
      audio.muted = isMuted
    })
    let left = times
    const finish = (trouble?: string) => {
      clearTimeout(watch)
      unfollow()
      cut.removeEventListener('abort', stop)
      audio.pause()
      audio.removeAttribute('src')
      resolve(trouble)
    }
    const stop = () => finish()
    const fail = () => finish(`This recording cannot be played: ${url}`)
    const play = () => audio.play().catch(() => !cut.aborted && fail())
    const watch = setTimeout(fail, BEGIN_MS)
    audio.onplaying = () => clearTimeout(watch)
    audio.onerror = fail
    audio.onended = () => {
      left -= 1
      if (left <= 0) return finish()
      audio.currentTime = 0
      void play()
    }
    cut.addEventListener('abort', stop)
    void play()
  })
}

/** Whether anything may be heard, for sounds that go on while it changes. */
export type Level = {
  isMuted: () => boolean
  /** Told at once and whenever it changes. Gives what ends it. */
  follow: (told: (isMuted: boolean) => void) => () => void
}
