'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { RecoveryCodes } from './recovery-codes'

type Begun = { qr: string; secret: string; codes: string[] }

/** A code of an authenticator app beside the password. Turning it on takes the password, and a code that shows the app is set. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const router = useRouter()
  const [wanted, setWanted] = useState<'on' | 'off' | 'codes'>()
  const [begun, setBegun] = useState<Begun>()
  const [codes, setCodes] = useState<string[]>()
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)

  async function asks<Data>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object) {
    setTrouble('')
    setBusy(true)
    const done = await send<Data>(method, `/internal/profile/second-factor${path}`, body)
    setBusy(false)
    if (!done.ok) setTrouble(done.message)
    return done
  }

  async function byPassword(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { password } = Object.fromEntries(new FormData(event.currentTarget))
    if (wanted === 'on') {
      const done = await asks<Begun>('POST', '', { password })
      if (done.ok) setBegun(done.data)
    } else if (wanted === 'codes') {
      const done = await asks<{ codes: string[] }>('POST', '/codes', { password })
      if (done.ok) finish(done.data.codes)
    } else {
      const done = await asks('DELETE', '', { password })
      if (done.ok) finish()
    }
  }

  async function byCode(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { code } = Object.fromEntries(new FormData(event.currentTarget))
    const done = await asks('PUT', '', { code })
    if (done.ok) finish(begun?.codes)
  }

  function finish(shown?: string[]) {
    setWanted(undefined)
    setBegun(undefined)
    setCodes(shown)
    router.refresh()
  }

  const objection = trouble && (
    <p role="alert" className="text-bad text-sm">
      {trouble}
    </p>
  )
  return (
    <div className="flex flex-col items-start gap-4 p-4 text-sm">
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {begun ? (
        <form onSubmit={byCode} className="flex flex-col items-start gap-4">
          <p>Read this with an authenticator app, then write the code that it shows.</p>
          {/* biome-ignore lint/performance/noImgElement: drawn in the answer itself, nothing is fetched */}
          <img
            src={begun.qr}
            alt="QR code for the authenticator app"
            width={176}
            height={176}
            className="rounded-control"
          />
          <p className="text-quiet">
            Or type this into it: <code className="break-all font-mono text-text">{begun.secret}</code>
          </p>
          <Field label="Code">
            <input
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              maxLength={20}
              className={`font-mono ${inputLook}`}
            />
          </Field>
          {objection}
          <div className="flex gap-2">
            <Button type="submit" look="primary" disabled={isBusy}>
              Turn it on
            </Button>
            <Button onClick={() => finish()}>Cancel</Button>
          </div>
        </form>
      ) : wanted ? (
        <form onSubmit={byPassword} className="flex flex-col items-start gap-4">
          <Field label="Your password" help="To be sure that it is you.">
            <input
              name="password"
              type="password"
              required
              autoComplete="current-password"
              maxLength={200}
              className={inputLook}
            />
          </Field>
          {objection}
          <div className="flex gap-2">
            <Button type="submit" look="primary" disabled={isBusy}>
              {wanted === 'on' ? 'Go on' : wanted === 'off' ? 'Turn it off' : 'Make new codes'}
            </Button>
            <Button onClick={() => finish()}>Cancel</Button>
          </div>
        </form>
      ) : (
        <>
          <p>
            {isOn
              ? 'Signing in takes your password and a code of your authenticator app, or one of your recovery codes.'
              : 'With it, signing in takes your password and a code of an authenticator app. Whoever learns your password alone does not get in.'}
          </p>
          <div className="flex flex-wrap gap-2">
            {isOn ? (
              <>
                <Button onClick={() => setWanted('codes')}>New recovery codes</Button>
                <Button onClick={() => setWanted('off')}>Turn off</Button>
              </>
            ) : (
              <Button onClick={() => setWanted('on')}>Turn on</Button>
            )}
          </div>
        </>
      )}
    </div>
  )
}
