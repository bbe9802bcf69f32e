'use client'

import { LISTENING_LANGUAGES, SPOKEN_LANGUAGES } from '@/lib/carriers/speech'
import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { LongSelect } from './select'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** A language as people call it, with its code: "British English (en-GB)". */
export function languageName(code: string): string {
  try {
    const name = names.of(code)
    return name ? `${name} (${code})` : code
  } catch {
    return code
  }
}

type Props = Labelled & {
  /** What carriers speak, or what they understand. */
  among?: 'spoken' | 'understood'
  /** The language that counts where none is chosen. */
  inherited?: string
}

const AMONG = { spoken: SPOKEN_LANGUAGES, understood: LISTENING_LANGUAGES }

/** A language from those that carriers know. One that none is known for stays as it is written. */
export const LanguageField = ({ of, ...props }: Props & { of: Lens<string> }) => (
  <Language {...props} path={of.path} value={of.value} onChoose={(code) => of.set(code)} />
)

export const OptionalLanguageField = ({ of, ...props }: Props & { of: Lens<string | undefined> }) => (
  <Language {...props} path={of.path} value={of.value} onChoose={(code) => of.set(code || undefined)} />
)

function Language({
  path,
  value,
  onChoose,
  among = 'spoken',
  inherited,
  ...labelled
}: Props & { path: string; value: string | undefined; onChoose: (code: string) => void }) {
  const isKnown = value === undefined || AMONG[among].includes(value)
  const asFlow =
    inherited === undefined ? null : <option value="">As the flow: {languageName(inherited)}</option>
  return (
    <Field path={path} {...labelled}>
      {(props) => (
        <LongSelect
          {...props}
          value={value ?? ''}
          onChange={({ target }) => onChoose(target.value)}
          chosen={value === undefined ? asFlow : <option value={value}>{languageName(value)}</option>}
          options={() => (
            <>
              {asFlow}
              {!isKnown && <option value={value}>{languageName(value)}</option>}
              {byName(AMONG[among]).map((code) => (
                <option key={code} value={code}>
                  {languageName(code)}
                </option>
              ))}
            </>
          )}
        />
      )}
    </Field>
  )
}

const byName = (codes: readonly string[]): string[] =>
  [...codes].sort((a, b) => languageName(a).localeCompare(languageName(b), 'en'))
