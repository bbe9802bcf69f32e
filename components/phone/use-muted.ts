'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'patchbay-phone-muted'

/** Phones on this page that want to know. */
const followers = new Set<() => void>()
/** For a browser that keeps nothing: silent until the page is left. */
let unkept: boolean | undefined

/** Whether the phone is silent, as it was left the last time on this browser. */
export function useMuted() {
  const isMuted = useSyncExternalStore(follow, read, () => false)
  return { isMuted, setMuted }
}

function setMuted(isMuted: boolean) {
  unkept = isMuted
  try {
    localStorage.setItem(KEY, isMuted ? 'yes' : 'no')
  } catch {
    // It is known to this page.
  }
  for (const told of followers) told()
}

function follow(told: () => void) {
  followers.add(told)
  return () => void followers.delete(told)
}

function read(): boolean {
  if (unkept !== undefined) return unkept
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}
