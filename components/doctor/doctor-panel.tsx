'use client'

import { Stethoscope } from 'lucide-react'
import { useMemo } from 'react'
import { summary } from '@/lib/doctor/summary'
import { useCommandSource } from '../commands/commands'
import { Failed } from '../settings/notes'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { CheckRow } from './check-row'
import { grouped } from './examined'
import { useExamination } from './use-examination'

/** The connection check: one button that goes through what usually goes wrong, and says how to mend it. */
export function DoctorPanel() {
  const { state, examined, begin } = useExamination()
  const isRunning = state === 'running'
  useCommandSource(
    useMemo(
      () => ({
        commands: [
          {
            id: 'check connection',
            title: 'Check the connection',
            group: 'Carriers',
            words: 'doctor test diagnose reach webhook signature',
            icon: <Stethoscope size={16} aria-hidden />,
            run: begin,
          },
        ],
      }),
      [begin],
    ),
  )
  return (
    <Panel
      id="doctor"
      title="Connection check"
      aside={
        <Button
          aria-disabled={isRunning}
          className="aria-disabled:cursor-default aria-disabled:opacity-50"
          onClick={() => !isRunning && begin()}
        >
          <Stethoscope size={14} aria-hidden />
          {state === 'never' ? 'Check' : 'Check again'}
        </Button>
      }
    >
      <div className="p-4">
        {/* Told once, when all is known: each line by itself would be too much to hear. */}
        <p role="status" className={`text-sm ${state === 'never' ? 'text-quiet' : ''}`}>
          {state === 'never' &&
            'Goes through what usually keeps calls from being answered, and says how to mend it. It changes nothing.'}
          {isRunning && 'Checking. This takes up to 15 seconds.'}
          {state === 'over' && summary(examined.flatMap(({ finding }) => finding ?? []))}
        </p>
        {state === 'broken' && (
          <Failed message="The check broke off. See whether Patchbay still runs, then check again." />
        )}
      </div>
      {state !== 'broken' &&
        grouped(examined).map(({ group, examined }) => (
          <section key={group} aria-label={group} className="border-line border-t">
            <h3 className="px-4 pt-3 font-medium text-quiet text-xs">{group}</h3>
            <ul className="divide-y divide-line">
              {examined.map((check) => (
                <CheckRow key={check.id} check={check} />
              ))}
            </ul>
          </section>
        ))}
    </Panel>
  )
}
