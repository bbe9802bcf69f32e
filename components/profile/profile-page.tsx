'use client'

import type { Locale } from '../format/locales'
import { ThemeSwitch } from '../frame/theme-switch'
import { PageHeader } from '../ui/page-header'
import { Panel } from '../ui/panel'
import { NameForm } from './name-form'
import { PasswordForm } from './password-form'
import type { Preferences } from './preferences'
import { SecondFactor } from './second-factor'
import { Sessions, type ShownSession } from './sessions'

/** What is one’s own. */
export function ProfilePage({
  name,
  email,
  preferences,
  zones,
  asked,
  hasPassword,
  hasSecondFactor,
  sessions,
}: {
  name: string
  email: string
  preferences: Preferences
  zones: string[]
  /** The language of dates that this browser asks for. */
  asked: Locale
  hasPassword: boolean
  hasSecondFactor: boolean
  sessions: ShownSession[]
}) {
  return (
    <>
      <PageHeader title="Profile" />
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-4">
        <Panel id="you" title="You" aside={email}>
          <NameForm name={name} preferences={preferences} zones={zones} asked={asked} />
        </Panel>
        <Panel id="theme" title="Theme" aside="Kept in this browser">
          <div className="w-44 p-4">
            <ThemeSwitch />
          </div>
        </Panel>
        {hasPassword && (
          <>
            <Panel id="password" title="Password">
              <PasswordForm />
            </Panel>
            <Panel id="second-factor" title="Second factor" aside={hasSecondFactor ? 'On' : 'Off'}>
              <SecondFactor isOn={hasSecondFactor} />
            </Panel>
          </>
        )}
        <Sessions sessions={sessions} />
      </div>
    </>
  )
}
