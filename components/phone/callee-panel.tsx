import type { Waiting } from '@/lib/carriers/sandbox/player'
import type { CalleeDoes } from '@/lib/carriers/sandbox/state'
import { phone } from '../format/phone'
import { Button } from '../ui/button'

const CHOICES: readonly [CalleeDoes, string][] = [
  ['answer', 'Answers'],
  ['busy', 'Is busy'],
  ['no-answer', 'Does not answer'],
  ['decline', 'Declines'],
  ['machine', 'A machine answers'],
  ['failed', 'Cannot be reached'],
]

/** The other end of a dialled call: the tester says what the callee does. */
export function CalleePanel({
  waiting,
  onCallee,
  onHangUp,
}: {
  waiting: Extract<Waiting, { for: 'callee' | 'joined' }>
  onCallee: (does: CalleeDoes) => void
  onHangUp: () => void
}) {
  const who = /^\d{7,15}$/.test(waiting.to) ? phone(`+${waiting.to}`) : waiting.to
  return (
    <fieldset className="rounded-panel border border-line-strong p-3">
      <legend className="break-all px-1 font-medium">{who}</legend>
      {waiting.for === 'callee' ? (
        <>
          <p className="mb-3 text-quiet text-sm">Rings. You say what the callee does.</p>
          <div className="grid grid-cols-2 gap-2">
            {CHOICES.map(([does, words]) => (
              <Button
                key={does}
                look={does === 'answer' ? 'primary' : 'plain'}
                onClick={() => onCallee(does)}
                className="!h-11 !px-2"
              >
                {words}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <>
          <p className="mb-3 text-quiet text-sm">
            You are connected. What is talked about is not part of the flow.
          </p>
          <Button onClick={onHangUp} className="!h-11 w-full">
            The callee hangs up
          </Button>
        </>
      )}
    </fieldset>
  )
}
