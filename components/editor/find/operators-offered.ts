import type { Flow } from '@/lib/flow/document'
import { OPERATORS } from '@/lib/flow/edit/query'
import { kindNamed, kinds } from '@/lib/flow/kinds'

/** A piece of a query that can be taken over: what stands in the field then, and what it asks for. */
export type Offer = { query: string; written: string; means: string }

const MOST = 8

/**
 * What the last word of a query could become: an operator, or a value of the operator that it is. With nothing typed: all
 * operators.
 */
export function operatorsOffered(flow: Flow, typed: string): Offer[] {
  const [, before = '', last = ''] = /^(.*?)(\S*)$/s.exec(typed) ?? []
  const [, operator, value = ''] = /^(kind|is|uses):(.*)$/i.exec(last) ?? []
  const take = (written: string, means: string): Offer => ({ query: `${before}${written} `, written, means })
  if (operator !== undefined)
    return valuesOf(flow, operator.toLowerCase())
      .filter(({ name, means }) => startsSo(name, value) || startsSo(means, value))
      .filter(({ name }) => name.toLowerCase() !== value.toLowerCase())
      .slice(0, MOST)
      .map(({ name, means }) => take(`${operator.toLowerCase()}:${name}`, means))
  if (last === '' && before.trim() !== '') return []
  return OPERATORS.filter(({ written }) => startsSo(written, last)).map(({ written, means }) =>
    written.startsWith('is:')
      ? take(written, means)
      : { ...take(written, means), query: `${before}${written.split(':')[0]}:` },
  )
}

function valuesOf(flow: Flow, operator: string): { name: string; means: string }[] {
  if (operator === 'kind') {
    const there = new Set(Object.values(flow.nodes).map(({ kind }) => kind))
    return kinds
      .filter(({ kind }) => there.has(kind))
      .map(({ kind, title }) => ({ name: kind, means: title }))
  }
  if (operator === 'is')
    return OPERATORS.flatMap(({ written, means }) =>
      written.startsWith('is:') ? [{ name: written.slice(3), means }] : [],
    )
  const set = Object.values(flow.nodes).flatMap(
    ({ kind, settings }) => kindNamed(kind).sets?.(settings) ?? [],
  )
  return [...new Set([...Object.keys(flow.settings.variables), ...set])]
    .sort()
    .map((name) => ({ name, means: 'a variable of this flow' }))
}

const startsSo = (text: string, typed: string): boolean => text.toLowerCase().startsWith(typed.toLowerCase())
