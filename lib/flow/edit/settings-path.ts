/** Settings with something else at a path such as `choices.1.key`; the same settings where the path leads nowhere. */
export const withValue = (settings: unknown, field: string, value: unknown): unknown =>
  at(settings, field.split('.'), (holder, name) => ({ ...holder, [name]: value }))

/** Settings without what stands at a path: an entry of a list goes and the rest moves up. */
export const without = (settings: unknown, field: string): unknown =>
  at(settings, field.split('.'), (holder, name) => {
    const { [name]: _, ...rest } = holder
    return rest
  })

export function valueAt(settings: unknown, field: string): unknown {
  let here = settings
  for (const name of field.split('.'))
    here = isHolder(here) && Object.hasOwn(here, name) ? here[name] : undefined
  return here
}

/** The entry of a list that a field stands in: `choices.1` for `choices.1.key`; the innermost of several. */
export const entryHolding = (field: string): string | undefined => /^(.*\.\d+)(\.|$)/.exec(field)?.[1]

type Holder = Record<string, unknown>

function at(value: unknown, path: string[], change: (holder: Holder, name: string) => Holder): unknown {
  const [name, ...rest] = path
  if (name === undefined || !isHolder(value) || !Object.hasOwn(value, name)) return value
  const changed =
    rest.length === 0 ? change({ ...value }, name) : { ...value, [name]: at(value[name], rest, change) }
  return Array.isArray(value) ? Object.values(changed) : changed
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null
