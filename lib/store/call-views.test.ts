import { expect, test } from 'vitest'
import type { Actor, Role } from '../access/roles'
import { NotAllowed } from './allow'
import { listViews, newView, removeView, saveView } from './call-views'
import { describeOnEachDatabase } from './testing/each-database'

const person = (name: string, role: Role): Actor => ({ kind: 'person', id: name.toLowerCase(), name, role })
const view = { name: 'Night calls', filters: 'when=yesterday&test=false', columns: ['caller', 'outcome'] }

describeOnEachDatabase((open) => {
  test('a view that somebody saves is there for everybody, under its name and with who made it', async () => {
    const db = await open()
    const ada = db.as(person('Ada', 'editor'))
    const saved = await saveView(ada, view)
    await saveView(db.as(person('Ben', 'owner')), { ...view, name: 'Busy hours' })
    const seen = await listViews(db.as(person('Vera', 'viewer')))
    expect(seen.map(({ name, author }) => [name, author])).toEqual([
      ['Busy hours', 'Ben'],
      ['Night calls', 'Ada'],
    ])
    expect(seen[1]).toEqual({ ...view, author: 'Ada', id: saved.ok && saved.view.id })
  })

  test('no two views have one name; a name that is free again may be taken', async () => {
    const db = await open()
    const first = await saveView(db, view)
    expect(await saveView(db, { ...view, filters: '' })).toEqual({ ok: false, reason: 'taken' })
    expect(await removeView(db, first.ok ? first.view.id : '')).toBe(true)
    expect(await saveView(db, view)).toMatchObject({ ok: true })
  })

  test('who only looks keeps no view and removes none; an editor may remove what another has made', async () => {
    const db = await open()
    const saved = await saveView(db.as(person('Ada', 'editor')), view)
    const id = saved.ok ? saved.view.id : ''
    const vera = db.as(person('Vera', 'viewer'))
    await expect(saveView(vera, { ...view, name: 'Mine' })).rejects.toThrow(NotAllowed)
    await expect(removeView(vera, id)).rejects.toThrow(NotAllowed)
    expect(await listViews(vera)).toHaveLength(1)
    expect(await removeView(db.as(person('Ben', 'editor')), id)).toBe(true)
    expect(await removeView(db, id)).toBe(false)
    expect(await db.query('SELECT action, actor_name, details FROM audit_entries ORDER BY id')).toEqual([
      { action: 'call-view.saved', actor_name: 'Ada', details: '{"name":"Night calls"}' },
      { action: 'call-view.removed', actor_name: 'Ben', details: '{"name":"Night calls"}' },
    ])
  })

  test('there are no more than two hundred', async () => {
    const db = await open()
    for (let nth = 0; nth < 200; nth += 1) await saveView(db, { ...view, name: `View ${nth}` })
    expect(await saveView(db, view)).toEqual({ ok: false, reason: 'too-many' })
  })
})

test('a view has a name that fits, and filters and columns of a sensible size', () => {
  expect(newView.parse({ ...view, name: '  Night calls ' })).toEqual(view)
  for (const wrong of [
    { name: ' ' },
    { name: 'n'.repeat(61) },
    { filters: 'f'.repeat(2_001) },
    { columns: Array(41).fill('caller') },
    { columns: 'caller' },
    { owner: 'me' },
  ])
    expect(newView.safeParse({ ...view, ...wrong }).success, JSON.stringify(wrong).slice(0, 40)).toBe(false)
})
