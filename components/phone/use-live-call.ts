'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { followLine } from '@/lib/carriers/sandbox/lines'
import { type LivePhone, type LiveView, placeLiveCall } from '@/lib/carriers/sandbox/live'
import { askLine, type CallPath, deliverWebhook, pathOfCall } from './server'
import { type BrowserEars, openEars } from './sounds/ears'

export type CallInHand = {
  phone: LivePhone
  view: LiveView
  to: string
  from: string | undefined
  startedAt: number
  /** Under which the call stands in the log, once it does. */
  callId?: string
}

type Held = Omit<CallInHand, 'view'> & {
  ears: BrowserEars
  /** Listens for no orders any more. */
  letGo: () => void
}

/**
 * The call that is made on this phone. It is hung up when the phone is put away, or the page left.
 *
 * @param onPath told where the call has been, after each turn; nothing when a new call begins
 */
export function useLiveCall(
  publicUrl: string,
  { isMuted, onPath }: { isMuted: boolean; onPath?: ((path: CallPath | null) => void) | undefined },
) {
  const [shown, setShown] = useState<CallInHand>()
  const held = useRef<Held>(undefined)
  const tellPath = useRef(onPath)
  useEffect(() => {
    tellPath.current = onPath
    held.current?.ears.setMuted(isMuted)
  })

  const putDown = useCallback(() => {
    held.current?.phone.hangUp()
    held.current?.letGo()
    held.current?.ears.close()
    held.current = undefined
  }, [])

  const call = useCallback(
    (to: string, from: string | undefined) => {
      putDown()
      tellPath.current?.(null)
      const mentioned = new Set<string>()
      let phone: LivePhone | undefined
      const show = () => {
        if (!phone || held.current?.phone !== phone) return
        const { ears: _, letGo: __, ...call } = held.current
        setShown({ ...call, view: phone.view() })
      }
      const ears = openEars(isMuted, (text) => phone?.mention(text))
      const follow = async () => {
        const asked = await pathOfCall(phone?.view().conversation ?? '')
        const mine = held.current
        if (!asked.ok || !phone || mine?.phone !== phone) return
        mine.callId = asked.data.callId
        tellPath.current?.(asked.data)
        for (const { key, text, isTrouble } of asked.data.mentions) {
          if (!mentioned.has(key)) phone.mention(text, isTrouble)
          mentioned.add(key)
        }
        show()
      }
      phone = placeLiveCall({
        publicUrl,
        to,
        ...(from !== undefined && { from }),
        deliver: deliverWebhook,
        ears,
        changed: show,
        turned: () => void follow(),
      })
      const ringing = phone
      const letGo = followLine((signal) => askLine(ringing.line, signal), ringing.obey, ringing.isOver)
      held.current = { phone, ears, to, from, startedAt: Date.now(), letGo }
      show()
    },
    [publicUrl, isMuted, putDown],
  )

  useEffect(() => {
    const leave = () => held.current?.phone.hangUp()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      putDown()
    }
  }, [putDown])

  const press = (key: string) => {
    held.current?.ears.key(key)
    held.current?.phone.press(key)
  }
  const forget = () => {
    putDown()
    tellPath.current?.(null)
    setShown(undefined)
  }
  return { shown, call, press, forget }
}
