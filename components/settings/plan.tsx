import type { Change } from './states'

/** What is now, and what will be: shown before anything is changed at a carrier. */
export const Plan = ({ changes }: { changes: Change[] }) => (
  <ul className="grid gap-3 text-sm">
    {changes.map(({ what, now, will }) => (
      <li key={what} className="grid gap-1">
        <p className="font-medium">{what}</p>
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5">
          <dt className="text-quiet">Now</dt>
          <dd className="break-words text-quiet">{now ?? 'not set'}</dd>
          <dt className="text-quiet">Will be</dt>
          <dd className="break-words">{will ?? 'not set'}</dd>
        </dl>
      </li>
    ))}
  </ul>
)
