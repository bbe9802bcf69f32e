import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { kindNamed } from '.'

const asking = (settings: object, variables: Record<string, string> = {}) =>
  flowOf(
    {
      ask: {
        kind: 'http',
        name: 'Look up',
        settings: { url: 'https://api.acme.example/orders/{{order}}', ...settings },
        exits: { ok: 'found', failed: 'not-found' },
      },
      found: { kind: 'say', name: 'Found', settings: { prompt: { text: 'Your {{item}} is on its way.' } } },
      'not-found': {
        kind: 'say',
        name: 'Not found',
        settings: { prompt: { text: 'We could not find it{{item}}.' } },
      },
    },
    { settings: { variables: { order: '42', ...variables } } },
  )

const requestOf = (settings: object, variables: Record<string, string> = {}) => {
  const effect = ring(asking(settings, variables)).asksOutside()
  if (effect.type !== 'http') throw new Error('It should ask a web service')
  return effect
}
const answer = (body: unknown, status = 200) => ({
  type: 'http' as const,
  status,
  body: JSON.stringify(body),
})

test('a service is asked, and what it answers is said', () => {
  const call = ring(asking({ maps: [{ variable: 'item', path: 'items[0].name' }], statusVariable: 'status' }))
  expect(call.asksOutside()).toEqual({
    type: 'http',
    method: 'GET',
    url: 'https://api.acme.example/orders/42',
    headers: {},
    timeoutSeconds: 5,
  })
  call.outsideAnswers(answer({ items: [{ name: 'lamp' }] })).hears('Your lamp is on its way.')
  call.hasVariable('status', '200')
})

test('an answer without the field leaves the variable empty', () => {
  const call = ring(asking({ maps: [{ variable: 'item', path: 'nothing.here' }] }))
  call.outsideAnswers(answer({})).hears('Your  is on its way.').hasVariable('item', '')
})

test.each([404, 500, 302, 199])('status %i is a failure', (status) => {
  const call = ring(asking({ maps: [{ variable: 'item' }], statusVariable: 'status' }, { item: 'old' }))
  call.outsideAnswers(answer({}, status)).hears('We could not find it.').hasVariable('status', String(status))
})

test('a service that is slow or gone is a failure, and the log says why', () => {
  const call = ring(asking({ statusVariable: 'status' })).outsideAnswers({
    type: 'effect-failed',
    reason: 'timeout',
  })
  call.hears('We could not find it.').hasVariable('status', '')
  expect(call.notes()).toEqual(['http: timeout'])
})

test('an answer that is no JSON can be kept as a whole', () => {
  const call = ring(asking({ maps: [{ variable: 'item' }, { variable: 'part', path: 'a' }] }))
  call.outsideAnswers({ type: 'http', status: 200, body: 'lamp' }).hears('Your lamp is on its way.')
  call.hasVariable('part', '')
  expect(call.notes()).toEqual(['http.answer-not-json'])
})

test.each([
  '../../admin',
  'x/../../admin',
  '1?admin=1',
  '1#x',
  '@evil.example',
  '1 2',
  'ü',
  '\ud800',
  '%2e%2e',
])('what a caller gives (%j) stays in its part of the address', (order) => {
  const url = new URL(
    requestOf({ url: 'https://api.acme.example/orders/{{order}}/state?of={{order}}' }, { order }).url,
  )
  expect(url.host).toBe('api.acme.example')
  expect(url.pathname.split('/')).toHaveLength(4)
  expect(url.pathname).toMatch(/^\/orders\/[^/]+\/state$/)
  expect([...url.searchParams.keys()]).toEqual(['of'])
})

test.each(['..', '.', '%2e.'.replace('%2e', '.')])(
  'a value that would climb in the path (%s) fails',
  (order) => {
    const call = ring(asking({ url: 'https://api.acme.example/orders/{{order}}/state' }, { order }))
    call.hears('We could not find it.')
    expect(call.notes()).toEqual(['http.url-invalid'])
  },
)

test.each([
  'https://{{order}}/x',
  '{{order}}/x',
  'https://api.acme{{order}}',
  'https://a.example:{{order}}/',
  'ftp://a.example/',
])('%s could lead anywhere: it is never asked, and told before it is published', (url) => {
  ring(asking({ url }, { order: '.evil.example' })).hears('We could not find it.')
  const { check, settings } = kindNamed('http')
  expect(check?.(settings.parse({ url }))).toHaveLength(1)
})

test('a value that is encoded already is not encoded twice, and raw is as it is', () => {
  expect(requestOf({ url: 'https://a.example/?q={{order | url_encode}}' }, { order: 'a b' }).url).toBe(
    'https://a.example/?q=a%20b',
  )
  expect(requestOf({ url: 'https://a.example/{{order | raw}}' }, { order: 'a/b' }).url).toBe(
    'https://a.example/a/b',
  )
})

test('what a caller says stays a value in the body', () => {
  const body = '{"said": "{{order}}", "age": {{age}}, "admin": false}'
  const request = requestOf({ method: 'POST', body }, { order: 'a "b" \\ \n c', age: '1, "admin": true' })
  expect(request.headers).toEqual({ 'content-type': 'application/json' })
  expect(JSON.parse(request.body ?? '')).toEqual({
    said: 'a "b" \\ \n c',
    age: '1, "admin": true',
    admin: false,
  })
})

test('a form’s values are encoded, plain text is not', () => {
  const form = requestOf({ method: 'POST', bodyType: 'form', body: 'a={{order}}&b=1' }, { order: '1&b=2' })
  expect(form).toMatchObject({
    body: 'a=1%26b%3D2&b=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(requestOf({ method: 'PUT', bodyType: 'text', body: '<{{order}}>' }, { order: '&' }).body).toBe('<&>')
})

test('GET has no body, and a header is one line', () => {
  const request = requestOf(
    {
      body: '{}',
      headers: [
        { name: 'X-Order', value: '{{order}}' },
        { name: 'bad name', value: 'x' },
      ],
    },
    { order: 'a\r\nX-Admin: 1 ☎' },
  )
  expect(request.body).toBeUndefined()
  expect(request.headers).toEqual({ 'X-Order': 'a X-Admin: 1 ?' })
})

test('the designer’s own type of the body stays', () => {
  const headers = [{ name: 'Content-Type', value: 'application/vnd.acme+json' }]
  expect(requestOf({ method: 'POST', body: '{}', headers }).headers).toEqual({
    'Content-Type': 'application/vnd.acme+json',
  })
})

test('the answer to a secret stands in no log, nor does what is kept as a secret', () => {
  const flow = flowOf({
    pin: {
      kind: 'gather',
      name: 'PIN',
      settings: { variable: 'pin', sensitive: true },
      exits: { next: 'ask' },
    },
    ask: {
      kind: 'http',
      name: 'Check PIN',
      settings: {
        method: 'POST',
        url: 'https://api.acme.example/pin',
        body: '{"pin": "{{pin}}"}',
        maps: [{ variable: 'token', path: 'token', sensitive: true }],
      },
    },
  })
  const call = ring(flow).presses('4711')
  expect(call.asksOutside()).toMatchObject({ body: '{"pin": "4711"}' })
  call.outsideAnswers(answer({ token: 's3cret', echo: '4711' })).hasVariable('token', 's3cret')
  call.keepsSecret('s3cret').keepsSecret('4711')
})

test('a caller who hangs up meanwhile leaves nothing to be done', () => {
  ring(asking({})).ignores({ type: 'digits', digits: '1' }).hangsUp().endsAs('hung-up-by-caller')
})

test.each([
  [{ url: '' }, 'http.url-empty'],
  [{ url: 'https://' }, 'http.url-invalid'],
  [{ url: 'https://user:word@a.example/' }, 'http.url-invalid'],
  [{ method: 'POST', body: '{"a": {{order}}' }, 'http.body-not-json'],
  [{ headers: [{ name: 'a b' }] }, 'http.header-invalid'],
  [{ maps: [{ variable: 'a', path: 'a..b' }] }, 'http.path-invalid'],
  [{ maps: [{ variable: '', path: 'a' }] }, 'variable.missing'],
  [{ statusVariable: 'now' }, 'variable.reserved'],
])('%j is told before it is published', (settings, code) => {
  const { check, settings: schema } = kindNamed('http')
  const problems = check?.(schema.parse({ url: 'https://a.example/', ...settings }))
  expect(problems?.map((problem) => problem.code)).toEqual([code])
})
