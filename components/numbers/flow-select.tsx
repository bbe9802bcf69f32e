import { Field, inputLook } from '../ui/field'
import type { FlowChoice } from './choices'

/** Which flow answers; none is a choice too. */
export const FlowSelect = ({
  flows,
  value,
  onChange,
  help,
}: {
  flows: FlowChoice[]
  value: string
  onChange: (id: string) => void
  help?: string
}) => (
  <Field label="Answered by" help={help}>
    <select value={value} onChange={(event) => onChange(event.target.value)} className={inputLook}>
      <option value="">No flow: callers hear that it is not in service</option>
      {flows.map(({ id, name, liveVersion }) => (
        <option key={id} value={id}>
          {liveVersion === null ? `${name} · not published` : name}
        </option>
      ))}
    </select>
  </Field>
)
