// dependency-cruiser reads TypeScript through the compiler's JavaScript API, which TypeScript 7 does not have. It is given
// the last version that has: `node --import ./scripts/lib/typescript-api.mjs …`.
import Module, { register } from 'node:module'

const instead = (name) => name.replace(/^typescript(?=\/|$)/, 'typescript-api')

const find = Module._resolveFilename
Module._resolveFilename = (name, ...rest) => find(instead(name), ...rest)

const hooks = `const instead = ${instead}
export const resolve = (name, context, next) => next(instead(name), context)`
register(`data:text/javascript,${encodeURIComponent(hooks)}`, import.meta.url)
