import { createRoute, z } from '@hono/zod-openapi'
import { getCalendars, listCalendars, putCalendar } from '@/lib/store/calendars'
import type { Routes } from './deps'
import { BODY_CODES, notFound, objections } from './problems'
import { calendarSchema } from './schemas'
import { takes } from './takes'

const calendarRecord = z.object({ name: z.string(), calendar: calendarSchema }).openapi('CalendarRecord')

const list = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/calendars',
  summary: 'All calendars',
  responses: {
    200: {
      description: 'By name',
      content: { 'application/json': { schema: z.object({ calendars: z.array(calendarRecord) }) } },
    },
    ...objections(),
  },
})

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/calendars/{name}',
  summary: 'One calendar',
  request: { params: z.object({ name: z.string() }) },
  responses: {
    200: { description: 'The calendar', content: { 'application/json': { schema: calendarRecord } } },
    ...objections('not-found'),
  },
})

const put = createRoute({
  ...takes('publisher'),
  method: 'put',
  path: '/calendars/{name}',
  summary: 'Write a calendar',
  description:
    'Takes effect at once in every flow that names it, without publishing. Made when it is not there yet.',
  request: {
    params: z.object({ name: z.string().trim().min(1).max(80) }),
    body: { required: true, content: { 'application/json': { schema: calendarSchema } } },
  },
  responses: {
    200: { description: 'Written', content: { 'application/json': { schema: calendarRecord } } },
    ...objections(...BODY_CODES),
  },
})

/** Opening hours, which flows name. */
export const calendarRoutes: Routes = (api, { db }) => {
  api.openapi(list, async (c) => {
    const calendars = await listCalendars(db)
    return c.json({ calendars: calendars.map(({ name, calendar }) => ({ name, calendar })) }, 200)
  })

  api.openapi(show, async (c) => {
    const { name } = c.req.valid('param')
    const found = await getCalendars(db, [name])
    const calendar = Object.hasOwn(found, name) ? found[name] : undefined
    return calendar ? c.json({ name, calendar }, 200) : notFound(c)
  })

  api.openapi(put, async (c) => {
    const { name } = c.req.valid('param')
    const calendar = c.req.valid('json')
    await putCalendar(db, name, calendar)
    return c.json({ name, calendar }, 200)
  })
}
