import { expect, test } from 'vitest'
import { describedReplies } from './described-replies'

const text = { type: 'string' }
const judge = describedReplies({
  components: { schemas: { Problem: { type: 'object', properties: { code: text }, required: ['code'] } } },
  paths: {
    '/things/{id}': {
      get: {
        responses: {
          200: {
            headers: { ETag: {} },
            content: {
              'application/json': { schema: { type: 'object', properties: { id: text }, required: ['id'] } },
            },
          },
        },
      },
    },
  },
} as Parameters<typeof describedReplies>[0])

const reply = (status: number, body: unknown, more: Record<string, string> = {}) => ({
  status,
  body,
  headers: new Headers({ 'content-type': 'application/json', etag: '"1"', ...more }),
})

test('a reply as described passes', () => {
  judge('GET', '/things/1?x=y', reply(200, { id: 'a' }))
})

test.each([
  ['a status', reply(404, { code: 'x' }), /404 is not described/],
  ['a type', reply(200, { id: 'a' }, { 'content-type': 'text/html' }), /text\/html is not described/],
  ['a field', reply(200, { id: 'a', secret: 'b' }), /additional properties/],
])('a reply with %s that is not described fails', (_, given, words) => {
  expect(() => judge('GET', '/things/1', given)).toThrow(words)
})

test('a reply without what is described fails', () => {
  expect(() => judge('GET', '/things/1', reply(200, {}))).toThrow(/required property 'id'/)
  const { headers, ...rest } = reply(200, { id: 'a' })
  headers.delete('etag')
  expect(() => judge('GET', '/things/1', { ...rest, headers })).toThrow(/no ETag/)
})

test('at an address that nobody describes, only a problem passes', () => {
  judge('GET', '/nowhere', reply(404, { code: 'not-found' }))
  expect(() => judge('GET', '/nowhere', reply(200, { id: 'a' }))).toThrow()
})
