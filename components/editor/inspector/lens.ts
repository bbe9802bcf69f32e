import { getAt, type PathStep, pathText, setAt } from './at-path'

/**
 * How something is written. Typing is one step as long as it goes on in one field; anything else (a choice, a switch, a row
 * that is moved) is a step of its own.
 */
export type How = { typing?: boolean }

/** The whole that lenses look into: a node's settings, or those of the flow. */
export type Source = {
  /** As it stands now, which may be newer than what was drawn. */
  read: () => unknown
  /** Writes the whole; says in plain words why it cannot be, if it cannot. `path` is what was changed. */
  write: (whole: unknown, path: readonly PathStep[], how: How) => string | undefined
}

/** One field of settings: what stands there, and how it is changed. Typed by the kind's own schema. */
export type Lens<T> = {
  readonly path: string
  readonly value: T
  /** What stands there at this moment, which may be newer than what was drawn. */
  now(): T
  /** Changes the field; `undefined` takes an optional one away. Gives the reason when the schema refuses it. */
  set(value: T, how?: How): string | undefined
  at<Key extends keyof NonNullable<T>>(key: Key): Lens<NonNullable<T>[Key]>
}

/** Looks at the whole. `value` is what was drawn with; writing always goes by what is there at that moment. */
export const lensOf = <T>(source: Source, value: T, path: readonly PathStep[] = []): Lens<T> => ({
  path: pathText(path),
  value,
  now: () => getAt(source.read(), path) as T, // the schema let nothing else in
  set: (to, how = {}) => source.write(setAt(source.read(), path, to), path, how),
  at: (key) => {
    const step = key as PathStep // fields of documents are named by texts and numbers
    return lensOf(source, getAt(value, [step]) as NonNullable<T>[typeof key], [...path, step])
  },
})

/** The same field seen as what it was found to be, or as what is there when it is there. */
export const narrowed = <T, Narrow extends T>(lens: Lens<T>, _value: Narrow): Lens<Narrow> =>
  lens as unknown as Lens<Narrow> // the value in hand proves what the lens looks at
