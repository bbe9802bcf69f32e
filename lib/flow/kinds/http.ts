import { z } from 'zod'
import type { Heard, Json } from '../call'
import { jsonPath, textAt } from '../json-path'
import { defineKind, leave, type Place, type Step } from '../kind'
import { error, type Problem } from '../problem'
import { fillTemplate, isTemplate } from '../template'
import { draftVariable, variableProblems } from '../variable'

const BODY_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
} as const

const settings = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  /** The scheme and host are written out; variables may stand behind them, and cannot get out of their part of it. */
  url: z.string().max(2_000).default(''),
  headers: z
    .array(z.strictObject({ name: z.string().max(80).default(''), value: z.string().max(2_000).default('') }))
    .max(30)
    .default([]),
  /** Not sent with GET. */
  body: z.string().max(20_000).default(''),
  bodyType: z.enum(['json', 'form', 'text']).default('json'),
  timeoutSeconds: z.int().min(1).max(20).default(5),
  /** What of the answer is kept: a path into its JSON (`order.items[0].name`; empty: the whole answer) and the variable's name. */
  maps: z
    .array(
      z.strictObject({
        variable: draftVariable.default(''),
        path: z.string().max(200).default(''),
        /** It goes into no log. */
        sensitive: z.boolean().default(false),
      }),
    )
    .max(50)
    .default([]),
  /** Keeps the status of the answer (`200`), or nothing when there was none. */
  statusVariable: draftVariable.optional(),
})

type Http = z.infer<typeof settings>

/** Asks a web service, and keeps fields of its answer. */
export const http = defineKind({
  kind: 'http',
  title: 'Web request',
  summary: 'Asks a web service and keeps what it answers.',
  group: 'outside',
  settings,

  exits: () => [
    { id: 'ok', label: 'Answered', required: true },
    { id: 'failed', label: 'Failed', required: false },
  ],

  reaches: ({ method, url }) => (url.trim() === '' ? [] : [`${method} ${url}`]),

  sets: ({ maps, statusVariable }) =>
    [...maps.map(({ variable }) => variable), statusVariable ?? ''].filter((name) => name !== ''),

  check: ({ method, url, headers, body, bodyType, maps, statusVariable }) => [
    ...urlProblems(url),
    ...headers.flatMap(({ name }, at) =>
      isHeaderName(name)
        ? []
        : [error('http.header-invalid', { field: `headers.${at}.name`, values: { name } })],
    ),
    ...(method !== 'GET' &&
    bodyType === 'json' &&
    body.trim() !== '' &&
    parsed(withoutValues(body, 'json')) === undefined
      ? [error('http.body-not-json', { field: 'body' })]
      : []),
    ...maps.flatMap(({ variable, path }, at) => [
      ...variableProblems(variable, `maps.${at}.variable`),
      ...(jsonPath(path) ? [] : [error('http.path-invalid', { field: `maps.${at}.path`, values: { path } })]),
    ]),
    ...(statusVariable ? variableProblems(statusVariable, 'statusVariable') : []),
  ],

  step: (http, place) => (place.heard ? answered(http, place.heard) : request(http, place)),
})

function request(http: Http, { fill, readsSecret }: Place): Step {
  const { method, headers, body, bodyType, timeoutSeconds } = http
  const url = addressOf(http.url, fill(http.url, { into: 'url' }))
  if (!url) return failed(http, 'http.url-invalid')
  const given = headers
    .filter(({ name }) => isHeaderName(name))
    .map(({ name, value }) => [name, headerText(fill(value))] as const)
  const hasBody = method !== 'GET' && body !== ''
  const isTyped = given.some(([name]) => name.toLowerCase() === 'content-type')
  const into = { json: 'json', form: 'url', text: 'plain' } as const
  return {
    next: {
      type: 'effect',
      effect: {
        type: 'http',
        method,
        url,
        headers: Object.fromEntries([
          ...(hasBody && !isTyped ? [['content-type', BODY_TYPES[bodyType]] as const] : []),
          ...given,
        ]),
        ...(hasBody && { body: fill(body, { into: into[bodyType] }) }),
        timeoutSeconds,
      },
      // An answer to a secret may well repeat it.
      ...((http.maps.some(({ sensitive }) => sensitive) ||
        [http.url, body, ...headers.map(({ value }) => value)].some((text) => readsSecret(text))) && {
        sensitive: true,
      }),
    },
  }
}

function answered(http: Http, heard: Heard): Step {
  if (heard.type === 'effect-failed') return failed(http, `http: ${heard.reason}`)
  if (heard.type !== 'http' || heard.status < 200 || heard.status > 299)
    return failed(http, undefined, heard.type === 'http' ? String(heard.status) : '')
  const { body, status } = heard
  const json = parsed(body)
  return leave('ok', {
    ...kept(http, String(status), ({ path }) =>
      json === undefined ? (path.trim() === '' ? body : '') : textAt(json, path),
    ),
    ...(json === undefined &&
      http.maps.some(({ path }) => path.trim() !== '') && { note: 'http.answer-not-json' }),
  })
}

/** Every variable of the node is empty then: what an earlier answer left must not be taken for this one's. */
const failed = (http: Http, note?: string, status = ''): Step =>
  leave('failed', { ...kept(http, status, () => ''), ...(note !== undefined && { note }) })

function kept(
  { maps, statusVariable }: Http,
  status: string,
  valueFor: (map: Http['maps'][number]) => string,
): Pick<Step, 'set' | 'sensitive'> {
  const named = maps.filter(({ variable }) => variable !== '')
  return {
    set: Object.fromEntries([
      ...named.map((map) => [map.variable, valueFor(map)] as const),
      ...(statusVariable ? [[statusVariable, status] as const] : []),
    ]),
    sensitive: named.filter(({ sensitive }) => sensitive).map(({ variable }) => variable),
  }
}

/** Scheme and host of an address, up to where variables may begin. */
const ORIGIN = /^\s*(https?:\/\/[^/?#\s{}@\\]+)(?=[/?#]|\s*$)/i

/**
 * A filled address, or nothing when it is none or leads somewhere else than the template says. Values are encoded already;
 * what is left to them are `.` and `..`, which would climb in the path.
 */
function addressOf(template: string, filled: string): string | undefined {
  const origin = ORIGIN.exec(template)?.[1]
  if (!origin || !URL.canParse(origin) || !URL.canParse(filled)) return undefined
  const url = new URL(filled)
  const path = filled
    .trim()
    .slice(origin.length)
    .replace(/[?#].*$/s, '')
  const climbs = /(^|[/\\])(\.|%2e){1,2}(?=[/\\]|$)/i.test(path)
  return url.origin === new URL(origin).origin && !climbs ? url.href : undefined
}

function urlProblems(url: string): Problem[] {
  const field = 'url'
  if (url.trim() === '') return [error('http.url-empty', { field })]
  if (!/^\s*https?:\/\//i.test(url))
    return [error(isTemplate(url) ? 'http.host-variable' : 'http.url-invalid', { field, values: { url } })]
  if (/^\s*https?:\/\/[^/?#]*\{[{%]/i.test(url))
    return [error('http.host-variable', { field, values: { url } })]
  return addressOf(url, withoutValues(url, 'url'))
    ? []
    : [error('http.url-invalid', { field, values: { url } })]
}

/** What stands around the values of a template. */
const withoutValues = (template: string, into: 'json' | 'url'): string =>
  fillTemplate(template, {}, into).text

const isHeaderName = (name: string): boolean => /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)

/** A header holds one line of Latin letters. */
const headerText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '?')
    .trim()

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
