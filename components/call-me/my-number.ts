const KEY = 'patchbay-my-number'

/** The number that was called last from this browser; people try flows on the same phone again and again. */
export function rememberedNumber(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return '' // a browser that keeps nothing
  }
}

export function rememberNumber(number: string): void {
  try {
    localStorage.setItem(KEY, number)
  } catch {
    // It is typed again next time.
  }
}
