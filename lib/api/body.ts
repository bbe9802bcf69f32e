import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from './problems'

const MAX_BODY_BYTES = 2 * 1024 * 1024
const MAX_JSON_DEPTH = 64

/** Refuses a body that is too large, with 413, before more of it is read. */
export const sizeBound = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => problem(c, 'too-large', `The body may have ${MAX_BODY_BYTES / 1024 / 1024} MB at most.`),
})

/**
 * Refuses what no part of the program should have to cope with: JSON nested deeper than any flow is, and the character
 * NUL, which PostgreSQL stores in no text.
 */
export const shapeBound: MiddlewareHandler = async (c, next) => {
  if (/%00/.test(c.req.url))
    return problem(c, 'invalid-request', 'The address holds the character NUL, which is never right.')
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const { depth, hasNul } = shapeOf(await c.req.text())
  if (depth > MAX_JSON_DEPTH)
    return problem(c, 'invalid-request', `The JSON is nested more than ${MAX_JSON_DEPTH} levels deep.`)
  if (hasNul) return problem(c, 'invalid-request', 'The body holds the character NUL, which is never right.')
  return next()
}

/** How deep JSON text nests, and whether a string in it holds NUL. One pass without recursion, before it is parsed. */
export function shapeOf(json: string): { depth: number; hasNul: boolean } {
  let level = 0
  let depth = 0
  let hasNul = false
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (character === '"') inString = !inString
    else if (inString) {
      if (character !== '\\') continue
      hasNul ||= json.startsWith('u0000', at + 1)
      at++
    } else if (character === '{' || character === '[') depth = Math.max(depth, ++level)
    else if (character === '}' || character === ']') level--
  }
  return { depth, hasNul }
}
