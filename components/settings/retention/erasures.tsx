'use client'

import type { Erasure } from '@/lib/store/retention/erasures'
import { useFormats } from '../../format/use-formats'
import { Good, Waiting } from '../notes'
import { plural } from './words'

/** The erasures that were asked for, and how far they are. */
export function Erasures({ erasures, timeZone }: { erasures: Erasure[]; timeZone: string }) {
  const formats = useFormats()
  if (erasures.length === 0) return null
  return (
    <div className="grid gap-2 border-line border-t pt-4">
      <h3 className="font-medium text-sm">Erased</h3>
      <ul className="grid gap-2">
        {erasures.map((erasure) => (
          <li
            key={erasure.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm"
          >
            {erasure.state === 'done' ? (
              <Good>
                {erasure.shown}: {plural(formats, erasure.progress.calls, 'call', 'calls')}
                {erasure.progress.recordings > 0 &&
                  ` and ${plural(formats, erasure.progress.recordings, 'recording', 'recordings')}`}{' '}
                deleted
                {erasure.progress.rows > 0 &&
                  `, masked in ${plural(formats, erasure.progress.rows, 'other entry', 'other entries')}`}
              </Good>
            ) : (
              <Waiting>
                {erasure.shown}: {plural(formats, erasure.progress.calls, 'call', 'calls')} deleted so far.{' '}
                {standing(erasure)}
              </Waiting>
            )}
            <span className="text-quiet" title={formats.inFull(erasure.askedAt, timeZone)}>
              {erasure.askedBy}, {formats.glance(erasure.askedAt, timeZone, new Date())}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function standing({ progress: { isWaiting, place } }: Erasure): string {
  if (isWaiting) return 'Waiting for a call that is going on.'
  return place ? 'Looking through everything else…' : 'Deleting calls…'
}
