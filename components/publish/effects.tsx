import { CarrierLink, CarrierPlan } from './carrier-link'
import type { PublishView } from './publish-view'

type Props = Pick<PublishView, 'numbers' | 'inside'> & {
  from: number | null
  to: number
  /** It has happened, so the carriers are asked to do their part. */
  isDone?: boolean
}

/** Which numbers answer differently from the next call on, and what becomes of callers who are inside. */
export function Effects({ numbers, inside, from, to, isDone = false }: Props) {
  const callers = inside.reduce((sum, { calls }) => sum + calls, 0)
  return (
    <div className="text-sm">
      {numbers.length === 0 ? (
        <p className="text-quiet">No number leads to this flow yet, so no caller will notice.</p>
      ) : (
        <ul className="space-y-1.5">
          {numbers.map(({ e164, shown, carrier, label, pinned, isSandbox }) => (
            <li key={e164} className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="whitespace-nowrap">
                <span className="font-medium">{shown}</span>{' '}
                <span className="text-quiet">{label || carrier}</span>
              </span>
              <span className="whitespace-nowrap text-quiet">
                {pinned === null ? (
                  <>
                    {from === null ? 'no answer' : `version ${from}`} →{' '}
                    <span className="font-medium text-text">version {to}</span>
                  </>
                ) : (
                  `stays on version ${pinned}`
                )}
              </span>
              {!isSandbox && (isDone ? <CarrierLink e164={e164} /> : <CarrierPlan e164={e164} />)}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-quiet" data-callers={callers}>
        {callers === 0
          ? 'No caller is inside now.'
          : `${callers === 1 ? 'One caller is' : `${callers} callers are`} inside now and ${callers === 1 ? 'stays' : 'stay'} on ${versionsOf(inside)}.`}
      </p>
    </div>
  )
}

const versionsOf = (inside: Props['inside']): string =>
  inside
    .map(({ version, calls }) => `version ${version}${inside.length > 1 ? ` (${calls})` : ''}`)
    .join(' and ')
