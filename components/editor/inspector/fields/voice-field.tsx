'use client'

import { stylesOf } from '@/lib/carriers/speech'
import type { Voice } from '@/lib/flow/prompt'
import type { Lens } from '../lens'
import { Field, type Labelled } from './field'
import { Select } from './select'
import { Switch } from './switch-field'

type Props = Labelled & { language: string }

/** A voice of a language, and whether in its dearer form. */
export const VoiceField = ({ of, ...props }: Props & { of: Lens<Voice> }) => (
  <VoiceChoice {...props} path={of.path} value={of.value} onChoose={(voice) => voice && of.set(voice)} />
)

/** The same, or the voice of the flow. */
export const OptionalVoiceField = ({
  of,
  inherited,
  ...props
}: Props & { of: Lens<Voice | undefined>; inherited: Voice }) => (
  <VoiceChoice
    {...props}
    path={of.path}
    value={of.value}
    inherited={inherited}
    onChoose={(voice) => of.set(voice)}
  />
)

function VoiceChoice({
  path,
  language,
  value,
  inherited,
  onChoose,
  ...labelled
}: Props & {
  path: string
  value: Voice | undefined
  inherited?: Voice
  onChoose: (voice: Voice | undefined) => void
}) {
  const listed = stylesOf(language)
  const isListed = value === undefined || listed.some(({ style }) => style === value.style)
  const choose = (style: number) => {
    const found = listed.find((one) => one.style === style)
    // A voice that is there in one form only is taken in that form.
    const premium = found && found.standard !== found.premium ? found.premium : (value?.premium ?? false)
    onChoose({ style, premium })
  }
  return (
    <div className="space-y-2">
      <Field path={path} problemsFrom="inside" {...labelled}>
        {(props) => (
          <Select
            {...props}
            value={value === undefined ? '' : String(value.style)}
            onChange={({ target }) =>
              target.value === '' ? onChoose(undefined) : choose(Number(target.value))
            }
          >
            {inherited && <option value="">As the flow: {voiceName(inherited)}</option>}
            {!isListed && <option value={value.style}>Voice {value.style} (not listed)</option>}
            {listed.length === 0 && isListed && !inherited && <option value={0}>Voice 0</option>}
            {listed.map(({ style, standard }) => (
              <option key={style} value={style}>
                Voice {style}
                {standard ? '' : ' (premium only)'}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value && (
        <Switch
          path={`${path}.premium`}
          label="Premium voice"
          hint="Sounds better and costs more."
          isOn={value.premium}
          onSwitch={(premium) => onChoose({ ...value, premium })}
        />
      )}
    </div>
  )
}

export const voiceName = ({ style, premium }: Voice): string => `voice ${style}${premium ? ', premium' : ''}`
