'use client'

import { useState } from 'react'

const KEY = 'patchbay-phone-muted'

/** Whether the phone is silent, as it was left the last time on this browser. */
export function useMuted() {
  const [isMuted, set] = useState(() => typeof localStorage !== 'undefined' && read())
  const setMuted = (muted: boolean) => {
    set(muted)
    try {
      localStorage.setItem(KEY, muted ? 'yes' : 'no')
    } catch {
      // A browser that keeps nothing is still silent until the page is left.
    }
  }
  return { isMuted, setMuted }
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}
