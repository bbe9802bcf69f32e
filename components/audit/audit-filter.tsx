import Link from 'next/link'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import type { AskedAudit } from './filters'
import { actionGroups } from './words'

/** Narrows the log. A plain form: what it asks for stands in the address bar, so it can be kept and sent on. */
export function AuditFilter({
  asked,
  actors,
}: {
  asked: AskedAudit
  actors: { id: string; name: string }[]
}) {
  const isNarrowed = Object.values(asked).some((value) => value !== undefined)
  const wide = `${inputLook} w-full`
  return (
    <form
      action="/settings/audit"
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-3 xl:grid-cols-[1fr_1fr_1fr_auto_auto_auto]"
    >
      <Field label="Who">
        <select name="who" defaultValue={asked.who ?? ''} className={wide}>
          <option value="">Everybody</option>
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field label="What">
        <select name="what" defaultValue={asked.what ?? ''} className={wide}>
          <option value="">Everything</option>
          {actionGroups().map(({ title, actions }) => (
            <optgroup key={title} label={title}>
              {actions.map(([action, words]) => (
                <option key={action} value={action}>
                  {words}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field label="To what" className="max-md:col-span-2">
        <input
          name="subject"
          defaultValue={asked.subject}
          placeholder="Id of a flow, number, name of hours"
          className={wide}
        />
      </Field>
      <Field label="From">
        <input type="date" name="from" defaultValue={asked.from} className={wide} />
      </Field>
      <Field label="Until">
        <input type="date" name="until" defaultValue={asked.until} className={wide} />
      </Field>
      <div className="flex items-center gap-3 max-md:col-span-2">
        <Button type="submit">Show</Button>
        {isNarrowed && (
          <Link href="/settings/audit" className="text-accent text-sm hover:underline">
            Show all
          </Link>
        )}
      </div>
    </form>
  )
}
