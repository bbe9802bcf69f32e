'use client'

import type { Run } from '@/lib/store/retention/runs'
import { useFormats } from '../../format/use-formats'
import { Panel } from '../../ui/panel'
import { Waiting, Warning } from '../notes'
import { doneInWords } from './words'

/** What was done last. */
export function RunPanel({ run, isFile, timeZone }: { run: Run | null; isFile: boolean; timeZone: string }) {
  const formats = useFormats()
  return (
    <Panel
      id="run"
      title="Last run"
      aside={
        run && (
          <time dateTime={run.startedAt} title={formats.inFull(run.startedAt, timeZone)}>
            {formats.glance(run.startedAt, timeZone, new Date())}
          </time>
        )
      }
    >
      <div className="grid gap-2 p-4 text-sm">
        {!run && <p>Nothing has run yet. It looks once an hour.</p>}
        {run && run.endedAt === null && <Waiting>Under way: {doneInWords(run.done, formats)}</Waiting>}
        {run && run.endedAt !== null && <p>{doneInWords(run.done, formats)}</p>}
        {run?.problem && <Warning>{run.problem}</Warning>}
        <p className="max-w-prose text-quiet">
          It looks once an hour, and goes in small steps that leave room for calls.
          {isFile &&
            ' The database’s file does not get smaller: the room that becomes free is overwritten and used for new calls.'}{' '}
          Backups keep what was in them.
        </p>
      </div>
    </Panel>
  )
}
