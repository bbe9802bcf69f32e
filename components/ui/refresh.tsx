'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Keeps a page up to date while somebody looks at it. */
export function Refresh({ everySeconds }: { everySeconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    const timer = setInterval(refresh, everySeconds * 1_000)
    document.addEventListener('visibilitychange', refresh)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [router, everySeconds])
  return null
}
