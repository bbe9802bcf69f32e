import { memo } from 'react'
import { inputLook } from '../ui/field'

/** All time zones that are known here. Another program (a server, a browser) may know others. */
export const timeZones = (): string[] => Intl.supportedValuesOf('timeZone')

/** Time zones by continent; typing the name of a city finds it. */
export function TimeZoneSelect({
  value,
  zones,
  onChange,
  className = '',
}: {
  value: string
  zones: string[]
  onChange: (zone: string) => void
  className?: string
}) {
  return (
    <select
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`${inputLook} ${className}`}
    >
      {value !== 'UTC' && !zones.includes(value) && <option value={value}>{value}</option>}
      <Options zones={zones} />
    </select>
  )
}

/** Some hundreds, which do not change while one types elsewhere. */
const Options = memo(({ zones }: { zones: string[] }) => {
  const continents = [...new Set(zones.map(continentOf))].filter((continent) => continent !== 'UTC')
  return (
    <>
      <option value="UTC">UTC</option>
      {continents.map((continent) => (
        <optgroup key={continent} label={continent}>
          {zones
            .filter((zone) => continentOf(zone) === continent)
            .map((zone) => (
              <option key={zone} value={zone}>
                {zone.split('/').slice(1).reverse().join(', ').replace(/_/g, ' ') || zone}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  )
})

const continentOf = (zone: string): string => zone.split('/')[0] ?? zone
