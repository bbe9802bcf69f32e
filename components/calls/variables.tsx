import { ChevronRight } from 'lucide-react'
import type { Flow } from '@/lib/flow/document'
import type { Step } from './story'
import { variablesAt } from './variables-at'

/** What a call knew after so many of its steps; what the last of them set stands out. */
export function Variables({
  steps,
  walked,
  documents,
}: {
  steps: readonly Step[]
  walked: number
  documents: Record<string, Flow>
}) {
  const variables = Object.entries(variablesAt(steps, walked, documents))
  const set = steps[walked - 1]?.set ?? {}
  return (
    <details open className="group border-line border-t">
      <summary className="flex min-h-9 list-none items-center gap-1.5 px-3 text-sm outline-offset-[-2px] hover:bg-hover max-md:min-h-11">
        <ChevronRight
          size={14}
          className="shrink-0 text-faint transition-transform duration-150 group-open:rotate-90"
          aria-hidden
        />
        Variables at this step
        <span className="text-quiet">{variables.length === 0 ? 'none' : variables.length}</span>
      </summary>
      {variables.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <div tabIndex={0} className="max-h-40 overflow-y-auto px-3 pb-2 outline-offset-[-2px]">
          <table aria-label="Variables" className="w-full text-sm">
            <tbody>
              {variables.map(([name, value]) => (
                <tr key={name} className="align-top">
                  <th
                    scope="row"
                    className="w-1/3 py-0.5 pr-3 text-left font-mono font-normal text-quiet text-xs leading-5"
                  >
                    {name}
                  </th>
                  <td className="break-words py-0.5">
                    {value === '' ? <span className="text-quiet">empty</span> : value}
                    {Object.hasOwn(set, name) && (
                      <span className="ml-2 rounded-sm bg-accent/12 px-1 font-medium text-accent text-xs">
                        set here
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
