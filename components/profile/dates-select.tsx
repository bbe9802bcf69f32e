import { formatsIn } from '../format/formats'
import { LOCALE_NAMES, LOCALES, type Locale } from '../format/locales'
import { Field, inputLook } from '../ui/field'

/** In which language dates and numbers are written; below it, how that looks. */
export function DatesSelect({
  value,
  asked,
  onChange,
}: {
  /** Nothing for what the browser asks for. */
  value: Locale | undefined
  asked: Locale
  onChange: (value: Locale | undefined) => void
}) {
  const { day, clock, decimal } = formatsIn(value ?? asked)
  return (
    <Field
      label="Dates and numbers"
      help={`${day(SAMPLE, 'UTC')}, ${clock(SAMPLE, 'UTC')} · ${decimal(12_345.6, 1)}`}
    >
      <select
        value={value ?? ''}
        onChange={({ target }) => onChange(LOCALE_NAMES.find((name) => name === target.value))}
        className={inputLook}
      >
        <option value="">As this browser asks: {LOCALES[asked]}</option>
        {LOCALE_NAMES.map((name) => (
          <option key={name} value={name} lang={name}>
            {LOCALES[name]}
          </option>
        ))}
      </select>
    </Field>
  )
}

const SAMPLE = '2026-03-14T15:09:26Z'
