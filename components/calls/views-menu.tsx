'use client'

import { Bookmark, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button, IconButton } from '../ui/button'
import { inputLook } from '../ui/field'
import { send } from '../ui/send'
import { type Asked, addressOf, atTheTop } from './asked-calls'
import { columnsOf } from './call-columns'
import { Menu } from './menu'

export type ShownView = { id: string; name: string; filters: string; columns: string[] }

/** Choices of calls that everybody finds under their names. */
export function ViewsMenu({
  views,
  asked,
  columns,
  mayEdit,
  onChosen,
}: {
  views: ShownView[]
  asked: Asked
  columns: string[]
  mayEdit: boolean
  onChosen: (columns: string[]) => void
}) {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('name') ?? '')
    const filters = addressOf(atTheTop(asked), '').replace(/^\?/, '')
    const saved = await send('POST', '/internal/calls/views', { name, filters, columns })
    setProblem(saved.ok ? undefined : saved.message)
    if (!saved.ok) return
    form.reset()
    router.refresh()
  }

  async function remove(id: string) {
    const removed = await send('DELETE', `/internal/calls/views/${id}`)
    setProblem(removed.ok ? undefined : removed.message)
    router.refresh()
  }

  return (
    <Menu icon={<Bookmark size={14} aria-hidden />} title="Views">
      {views.length === 0 && <p className="px-2 py-1 text-quiet text-sm">No views yet.</p>}
      <ul>
        {views.map(({ id, name, filters, columns: its }) => (
          <li key={id} className="flex items-center rounded-sm hover:bg-hover">
            <button
              type="button"
              className="min-h-8 flex-1 cursor-pointer truncate px-2 text-left text-sm max-md:min-h-11"
              onClick={() => {
                onChosen(columnsOf(its))
                router.push(filters ? `/calls?${filters}` : '/calls')
              }}
            >
              {name}
            </button>
            {mayEdit && (
              <IconButton label={`Remove the view ${name}`} onClick={() => remove(id)}>
                <Trash2 size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <form onSubmit={save} className="mt-2 flex gap-2 border-line border-t pt-2">
          <input
            name="name"
            required
            maxLength={60}
            aria-label="Name of the view"
            placeholder="Save this as …"
            className={`${inputLook} min-w-0 flex-1`}
          />
          <Button type="submit">Save</Button>
        </form>
      )}
      {problem && (
        <p role="alert" className="px-2 pt-2 text-bad text-sm">
          {problem}
        </p>
      )}
    </Menu>
  )
}
