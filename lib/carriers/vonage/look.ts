import { type Fields, has, numberOf } from './fields'
import { LIMITS, type Limited } from './ncco'

type Rule = `N${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15}`

/** One thing found in a document. `rule` is that of the reference, section 18. */
export type Finding = { rule: Rule; level: 'error' | 'warn'; path: string; message: string }

/** One object of a document, with the ways of looking at its fields. */
export type Look = {
  fields: Fields
  findings: Finding[]
  error: (rule: Rule, field: string, message: string) => void
  warn: (rule: Rule, field: string, message: string) => void
  /** A number, within its limits. Text that is a number is understood. */
  number: (rule: Rule, field: string, limited?: Limited) => void
  flag: (field: string) => void
  /** A list of one http(s) address; gives the address. */
  url: (field: string, how?: { isRequired?: boolean }) => string | undefined
  /** The address and the method of the events. */
  events: (how?: { isRequired?: boolean }) => void
  /** An object in a field, or deeper in it. */
  inside: (rule: Rule, field: string, value?: unknown) => Look
}

export const isHttpUrl = (url: unknown): url is string =>
  typeof url === 'string' && /^https?:\/\/[^\s/]/i.test(url) && !/\s/.test(url) && URL.canParse(url)

export const isFieldsLike = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Looks at an object that stands at a path; what is found is added to the list. */
export function lookAt(fields: Fields, path: string, findings: Finding[] = []): Look {
  const found = (level: Finding['level']) => (rule: Rule, field: string, message: string) => {
    findings.push({ rule, level, path: [path, field].filter((part) => part !== '').join('.'), message })
  }
  const error = found('error')
  const warn = found('warn')

  const look: Look = {
    fields,
    findings,
    error,
    warn,
    number(rule, field, limited) {
      if (!has(fields, field)) return
      const value = numberOf(fields[field])
      if (value === undefined) return error(rule, field, 'This must be a number.')
      if (typeof fields[field] === 'string') warn('N15', field, 'A number should not be written as text.')
      if (!limited) return
      const { min, max, ...limit } = LIMITS[limited]
      if (value < min || value > max) error(rule, field, `This must be from ${min} to ${max}.`)
      else if ('whole' in limit && !Number.isInteger(value))
        error(rule, field, 'This must be a whole number.')
    },
    flag(field) {
      const value = fields[field]
      if (value === 'true' || value === 'false')
        warn('N15', field, 'Yes and no should not be written as text.')
      else if (has(fields, field) && typeof value !== 'boolean')
        error('N6', field, 'This must be true or false.')
    },
    url(field, { isRequired = false } = {}) {
      if (!has(fields, field)) {
        if (isRequired) error('N2', field, 'The address is missing.')
        return undefined
      }
      const value = fields[field]
      const [url] = Array.isArray(value) ? value : []
      if (!Array.isArray(value) || value.length !== 1 || !isHttpUrl(url)) {
        error('N2', field, 'This must be a list of exactly one http address.')
        return undefined
      }
      if (/^http:/i.test(url)) warn('N13', field, 'The address should be https.')
      return url
    },
    events(how) {
      look.url('eventUrl', how)
      const method = fields.eventMethod
      if (method !== undefined && method !== 'POST' && method !== 'GET')
        error('N2', 'eventMethod', 'The method must be POST or GET.')
    },
    inside(rule, field, value = fields[field]) {
      if (!isFieldsLike(value)) error(rule, field, 'This must be an object.')
      return lookAt(isFieldsLike(value) ? value : {}, path === '' ? field : `${path}.${field}`, findings)
    },
  }
  return look
}
