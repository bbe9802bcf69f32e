'use client'

import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Panel } from '../ui/panel'
import type { HeldNumber } from './held-number'
import { MendNumber } from './mend-number'
import { Failed, Waiting } from './notes'
import { NumberRow } from './number-row'
import { useAsked } from './use-asked'

/** The numbers that the account holds, where each answers, and whether that agrees with what is said here. */
export function NumbersPanel({
  carrier,
  title,
  canAsk,
}: {
  carrier: string
  title: string
  canAsk: boolean
}) {
  const path = `/internal/carriers/${carrier}/numbers`
  const { asked, again } = useAsked<HeldNumber[]>(canAsk ? path : undefined)
  const [mended, setMended] = useState<HeldNumber>()
  return (
    <Panel
      id={`held-numbers-${carrier}`}
      title={`Numbers at ${title}`}
      aside={
        canAsk && (
          <Button look="quiet" disabled={asked.state === 'asking'} onClick={again}>
            <RotateCw size={14} aria-hidden />
            Compare again
          </Button>
        )
      }
    >
      {!canAsk && <p className="p-4 text-sm">Set the API key and secret first.</p>}
      {canAsk && asked.state === 'asking' && (
        <div className="p-4">
          <Waiting>Asking {title} for its numbers…</Waiting>
        </div>
      )}
      {canAsk && asked.state === 'failed' && (
        <div className="p-4">
          <Failed message={asked.message} onRetry={again} />
        </div>
      )}
      {asked.state === 'there' && asked.data.length === 0 && (
        <Empty title="This account holds no numbers">
          Rent one on the {title} dashboard, then compare again.
        </Empty>
      )}
      {asked.state === 'there' && asked.data.length > 0 && (
        <ul className="divide-y divide-line">
          {asked.data.map((number) => (
            <NumberRow
              key={number.e164}
              number={number}
              path={path}
              title={title}
              onMend={() => setMended(number)}
              onAdded={again}
            />
          ))}
        </ul>
      )}
      {mended && (
        <MendNumber
          number={mended}
          title={title}
          onClose={() => setMended(undefined)}
          onMended={() => {
            setMended(undefined)
            again()
          }}
        />
      )}
    </Panel>
  )
}
