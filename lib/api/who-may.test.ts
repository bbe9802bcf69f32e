import { expect, test } from 'vitest'
import { includes, ROLES, type Role } from '@/lib/access/roles'
import { createApiKey } from '@/lib/store/api-keys'
import { ROLE_FIELD } from './takes'
import { onBothDatabases } from './testing/on-both-databases'

const RULE = 'Say which role the route takes: createRoute({ ...takes(role), … }).'

onBothDatabases((api, db) => {
  test('every route says which role it takes, and answers keys of that role and above, and no others', async () => {
    const keys = new Map<Role, string>()
    for (const role of ROLES) keys.set(role, (await createApiKey(db(), role, { role })).key)
    const described = Object.entries(api().description.paths as Record<string, Record<string, Described>>)
    for (const [path, methods] of described)
      for (const [method, route] of Object.entries(methods)) {
        const what = `${method} ${path}`
        const asks = (key?: string) =>
          api().api.request(path.replace(/\{\w+\}/g, 'none'), {
            method: method.toUpperCase(),
            headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
            ...(method !== 'get' && { body: '{"nothing":"of use"}' }),
          })
        const wanted = route[ROLE_FIELD]
        if (route.security?.length === 0) {
          expect((await asks()).status, what).toBe(200)
          continue
        }
        expect(ROLES, `${what}: ${RULE}`).toContain(wanted)
        expect((await asks()).status, what).toBe(401)
        for (const role of ROLES) {
          const { status } = await asks(keys.get(role))
          if (wanted && includes(role, wanted)) expect(status, `${what} by ${role}`).not.toBeOneOf([401, 403])
          else expect(status, `${what} by ${role}`).toBe(403)
        }
      }
  })

  test('a key that is over opens nothing, and what is done is done in its name', async () => {
    const { key, id } = await createApiKey(db(), 'billing', { role: 'editor', days: 1 })
    const headers = { authorization: `Bearer ${key}` }
    expect((await api().get('/flows', { headers })).status).toBe(200)
    await db().query('UPDATE api_keys SET expires_at = $1 WHERE id = $2', '2026-01-01T00:00:00.000Z', id)
    expect((await api().get('/flows', { headers })).status).toBe(401)
  })
})

type Described = { [ROLE_FIELD]?: Role; security?: object[] }
