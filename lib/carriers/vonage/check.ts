import type { Flow } from '@/lib/flow/document'
import { kindNamed } from '@/lib/flow/kinds'
import type { Problem } from '@/lib/flow/problem'
import { kindProblems } from './check-kinds'
import { promptProblems, voiceProblems } from './check-prompts'

/**
 * Which parts of a flow Vonage cannot do: errors where callers would not get what is drawn, warnings where they get something
 * near it, or where Vonage's lists may be out of date. What is wrong with a flow anywhere is told by `lib/flow/check.ts`.
 *
 * @returns problems in the order of the flow
 */
export function check(flow: Flow): Problem[] {
  const { settings } = flow
  return [
    ...voiceProblems(settings, settings.voice, 'settings'),
    ...(settings.errorPrompt
      ? promptProblems({ field: 'settings.errorPrompt', prompt: settings.errorPrompt }, settings)
      : []),
    ...Object.entries(flow.nodes).flatMap(([nodeId, node]) =>
      [
        ...(kindNamed(node.kind).prompts?.(node.settings) ?? []).flatMap((prompt) =>
          promptProblems(prompt, settings),
        ),
        ...kindProblems(node, settings),
      ].map((problem) => ({ ...problem, nodeId })),
    ),
  ]
}
