/**
 * What is wrong with a flow, as a value. The sentence is written where it is shown (`lib/flow/problem-text.ts`), so that a
 * badge, a panel, the publish button and the API all read one list.
 *
 * `code` is stable (`menu.key-repeated`), `nodeId` and `field` (a path such as `choices.1.key`) lead the designer there.
 * Errors block publishing; warnings ask.
 */
export type Problem = {
  code: string
  severity: 'error' | 'warning'
  nodeId?: string
  field?: string
  values?: Record<string, string | number>
}

type Where = Pick<Problem, 'nodeId' | 'field' | 'values'>

export const error = (code: string, where: Where = {}): Problem => ({ code, severity: 'error', ...where })
export const warning = (code: string, where: Where = {}): Problem => ({ code, severity: 'warning', ...where })
