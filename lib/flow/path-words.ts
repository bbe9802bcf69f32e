const SINGULAR: Record<string, string> = {
  choices: 'choice',
  destinations: 'destination',
  cases: 'case',
  conditions: 'condition',
  assignments: 'assignment',
  headers: 'header',
  maps: 'kept field',
  shares: 'share',
  prompts: 'prompt',
  phrases: 'phrase',
  hints: 'hint',
  notes: 'note',
  frames: 'frame',
}

/**
 * Where in settings something stands, in words: `choices.1.key` → `choice 2`, `key`. Entries are counted from 1.
 *
 * @param steps the parts of a path
 */
export function pathWords([step, ...rest]: string[]): string[] {
  if (step === undefined) return []
  const [next, ...further] = rest
  if (next !== undefined && /^\d+$/.test(next))
    return [`${SINGULAR[step] ?? spaced(step)} ${Number(next) + 1}`, ...pathWords(further)]
  return [spaced(step), ...pathWords(rest)]
}

/** `ringSeconds` → `ring seconds` */
export const spaced = (step: string): string =>
  step.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`)
