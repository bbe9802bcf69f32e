import type { Flow } from '@/lib/flow/document'
import type { Step } from './story'

/**
 * The variables of a call after so many of its steps: the flow's first values, and what each step has set since. What is
 * sensitive stands there masked, as in the log.
 */
export function variablesAt(
  steps: readonly Step[],
  walked: number,
  documents: Record<string, Pick<Flow, 'settings'>>,
): Record<string, string> {
  let variables: Record<string, string> = {}
  let version: string | undefined
  for (const step of steps.slice(0, walked)) {
    // What the call brings along goes before the first values of a flow that it goes on into.
    if (step.version !== version) variables = { ...documents[step.version]?.settings.variables, ...variables }
    version = step.version
    if (step.set) variables = { ...variables, ...step.set }
  }
  return variables
}
