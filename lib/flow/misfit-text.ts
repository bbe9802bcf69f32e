import type { ReadProblem } from './migrations'
import { pathWords } from './path-words'

/** Where in a document something does not fit, and what is wrong there, for somebody who has never seen its schema. */
export type MisfitText = { where: string; what: string }

/**
 * Puts a problem of reading a document into plain words: `Node “Main menu”, choice 2, key` `must be one of 0–9, * or #`.
 *
 * @param document as it came: names of its nodes are read from it where there are any
 */
export const misfitText = ({ path, message }: ReadProblem, document: unknown): MisfitText => ({
  where: path === '' ? 'The file as a whole' : capital(placeWords(path.split('.'), document).join(', ')),
  what: whatWords(message),
})

function placeWords([step, ...rest]: string[], document: unknown): string[] {
  if (step === undefined) return []
  const [next, ...further] = rest
  if (step === 'nodes' && next !== undefined) {
    const inside = further[0] === 'settings' ? further.slice(1) : further
    return [`node “${nameOf(document, next)}”`, ...placeWords(inside, undefined)]
  }
  if (step === 'calendars' && next !== undefined)
    return [`calendar “${next}”`, ...placeWords(further, undefined)]
  if (step === 'layout' && next !== undefined)
    return [`place of “${nameOf(document, next)}”`, ...placeWords(further, undefined)]
  if (step === 'exits' && next !== undefined) return [`exit “${next}”`, ...placeWords(further, undefined)]
  if (step === 'settings' && document !== undefined)
    return ['settings of the flow', ...placeWords(rest, undefined)]
  return pathWords([step, ...rest])
}

function nameOf(document: unknown, id: string): string {
  const { nodes } = (typeof document === 'object' && document !== null ? document : {}) as { nodes?: unknown }
  if (typeof nodes !== 'object' || nodes === null || !Object.hasOwn(nodes, id)) return id
  const { name } = ((nodes as Record<string, unknown>)[id] ?? {}) as { name?: unknown }
  return typeof name === 'string' && name.trim() !== '' ? name.slice(0, 80) : id
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object { … }',
  record: 'an object { … }',
  array: 'a list [ … ]',
  null: 'null',
}
const typed = (type = '') => TYPES[type] ?? type

/** What zod says, without its jargon. What is a sentence of ours already stays as it is. */
function whatWords(message: string): string {
  const rules: [RegExp, (...parts: string[]) => string][] = [
    [/^Invalid input: expected \w+, received undefined$/, () => 'is missing'],
    [/^Invalid input: expected int, received number$/, () => 'must be a whole number'],
    [/^Invalid input: expected (\w+), received (\w+)$/, (a, b) => `must be ${typed(a)}, and is ${typed(b)}`],
    [/^Invalid input: expected (.+)$/, (a) => `must be ${a}`],
    [/^Too small: expected string to have >=1 characters$/, () => 'must not be empty'],
    [/^Too (?:big|small): expected \w+ to have <=(\d+) (\w+)$/, (n, of) => `may have ${n} ${of} at most`],
    [/^Too (?:big|small): expected \w+ to have >=(\d+) (\w+)$/, (n, of) => `must have ${n} ${of} at least`],
    [/^Too big: expected \w+ to be <=?(.+)$/, (n) => `must be ${n} at most`],
    [/^Too small: expected \w+ to be >=(.+)$/, (n) => `must be ${n} at least`],
    [/^Too small: expected \w+ to be >(.+)$/, (n) => `must be more than ${n}`],
    [/^Invalid (?:option|discriminator value)[.:] [Ee]xpected (?:one of )?(.+)$/, oneOf],
    [/^(?:a|an|one of|letters|at most) /, () => `must be ${message}`],
  ]
  for (const [rule, words] of rules) {
    const match = rule.exec(message)
    if (match) return words(...match.slice(1))
  }
  return message
}

const oneOf = (options = '') =>
  `must be one of ${options.replace(/["']/g, '').split('|').join(', ').replace(/ ,/g, ',').replace(/\s+/g, ' ')}`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
