import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv from 'ajv/dist/2020'
import { expect, test } from 'vitest'
import { check } from '@/lib/flow/check'
import { flowDocument } from '@/lib/flow/document'
import { acmeReception } from '@/lib/samples/acme-reception'
import { makeApi } from './app'
import { PROBLEMS } from './problems'
import { justBegun, reception } from './testing/documents'

/** The two descriptions need no database, and no key. */
const api = makeApi({
  db: undefined as never,
  encryptionKey: Buffer.alloc(32),
  calling: { on: () => undefined } as never,
  stores: undefined as never,
  publicUrl: 'https://voice.example.com',
  carrierHosts: {},
  log: { info: () => {}, error: () => {} },
})
const described = async (path: string) => (await api.request(`/api/v1/${path}`)).json()

test('the description is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(await described('openapi.json'))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('every route is described, with a summary, and with what it can object to', async () => {
  const { paths } = await described('openapi.json')
  expect(Object.keys(paths).sort()).toEqual([
    '/api/v1/audit',
    '/api/v1/calendars',
    '/api/v1/calendars/{name}',
    '/api/v1/calls',
    '/api/v1/calls/{id}',
    '/api/v1/calls/{id}/node',
    '/api/v1/carriers/{carrier}',
    '/api/v1/carriers/{carrier}/application',
    '/api/v1/carriers/{carrier}/application/webhooks',
    '/api/v1/carriers/{carrier}/applications',
    '/api/v1/carriers/{carrier}/numbers',
    '/api/v1/flow.schema.json',
    '/api/v1/flows',
    '/api/v1/flows/{id}',
    '/api/v1/flows/{id}/draft',
    '/api/v1/flows/{id}/insights',
    '/api/v1/flows/{id}/live',
    '/api/v1/flows/{id}/versions',
    '/api/v1/flows/{id}/versions/{number}',
    '/api/v1/numbers',
    '/api/v1/numbers/{e164}',
    '/api/v1/numbers/{e164}/link',
    '/api/v1/openapi.json',
    '/api/v1/recordings',
    '/api/v1/recordings/{id}',
    '/api/v1/recordings/{id}/audio',
    '/api/v1/recordings/{id}/heard',
  ])
  for (const operations of Object.values<
    Record<string, { summary: string; security?: []; responses: object }>
  >(paths))
    for (const { summary, security, responses } of Object.values(operations)) {
      expect(summary).toMatch(/\w/)
      if (!security) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '500']))
    }
})

test('every reference in the description leads somewhere', async () => {
  const description = await described('openapi.json')
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '')
  expect(references.length).toBeGreaterThan(10)
  for (const to of new Set(references)) {
    const [, , kind = '', name = ''] = to.split('/')
    expect(description.components[kind]).toHaveProperty(name)
  }
})

test('the description takes flows in the words of their own schema', async () => {
  const { components } = await described('openapi.json')
  const { $schema: _, $id: __, ...schema } = await described('flow.schema.json')
  expect(components.schemas.Flow).toEqual(schema)
})

test('flows that the program takes fit the published schema, and others do not', async () => {
  const ajv = new Ajv({ strict: false, formats: { 'date-time': true } })
  const fits = ajv.compile(await described('flow.schema.json'))
  for (const flow of [acmeReception, reception(), justBegun(), flowDocument.parse(reception())])
    expect(fits(JSON.parse(JSON.stringify(flow))), ajv.errorsText(fits.errors)).toBe(true)
  for (const flow of [
    {},
    { ...reception(), colour: 'red' },
    { ...reception(), nodes: { a: { kind: 'teleport' } } },
  ])
    expect(fits(flow)).toBe(false)
})

test('every code of a problem has a status of its family and a title', () => {
  for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
    expect(code).toMatch(/^[a-z-]+$/)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(title).not.toMatch(/\.$/)
  }
})

const guide = readFileSync('docs/api.md', 'utf8')

test('the guide tells every code with its status', () => {
  const rows = [...guide.matchAll(/^\| (`.+`) +\| (\d{3}) +\|/gm)].flatMap(([, codes = '', status]) =>
    [...codes.matchAll(/`([\w-]+)`/g)].map(([, code]) => [code, Number(status)]),
  )
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status])),
  )
})

test('the flow of the guide can be published', () => {
  const [flow = ''] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].flatMap(([, json = '']) =>
    json.includes('"nodes"') ? [json] : [],
  )
  expect(check(flowDocument.parse(JSON.parse(flow)))).toEqual([])
})

test('the guide has an example of every route that asks for a key', async () => {
  const { paths } = await described('openapi.json')
  const examples = guide.split('\n').filter((line) => line.startsWith('curl'))
  for (const path of Object.keys(paths).filter((path) => !path.endsWith('.json'))) {
    const address = new RegExp(`"\\$API${path.replace('/api/v1', '').replace(/\{\w+\}/g, '[^/?"]+')}["?]`)
    expect(
      examples.filter((line) => address.test(line)),
      path,
    ).not.toEqual([])
  }
})
