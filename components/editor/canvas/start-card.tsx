import { Handle, type NodeProps, Position } from '@xyflow/react'
import { PhoneIncoming } from 'lucide-react'
import { createContext, memo, use } from 'react'
import { START_WIRE } from '../store/start-wire'
import { ReadOnly } from './read-only'
import { START_SIZE, type StartNode } from './to-canvas'

/** The numbers whose calls begin here, as people write them; nothing where that is not told. */
export const Numbers = createContext<readonly string[] | undefined>(undefined)

/** Where every call comes in. */
export const StartCard = memo(function StartCard({ data }: Pick<NodeProps<StartNode>, 'data'>) {
  const numbers = use(Numbers)
  const isReadOnly = use(ReadOnly)
  const [first, ...others] = numbers ?? []
  return (
    <div
      data-card
      style={START_SIZE}
      className="absolute flex flex-col items-center justify-center rounded-full border border-line-strong bg-panel px-5"
    >
      <span className="flex items-center gap-2 font-semibold">
        <PhoneIncoming size={15} className="text-accent" aria-hidden />
        Incoming call
      </span>
      {numbers && (
        <span className="max-w-full truncate text-quiet text-xs" title={numbers.join(', ')}>
          {first ? `${first}${others.length > 0 ? ` and ${others.length} more` : ''}` : 'No number yet'}
        </span>
      )}
      <Handle
        id={START_WIRE}
        type="source"
        position={Position.Bottom}
        role="img"
        data-state={data.isWired ? 'wired' : 'required'}
        aria-label="Where calls begin"
        title={isReadOnly ? undefined : data.isWired ? LEAD_ELSEWHERE : LEAD_SOMEWHERE}
        className="patch-port text-accent"
      />
    </div>
  )
})

const LEAD_ELSEWHERE = 'Drag to another card to let calls begin there'
const LEAD_SOMEWHERE = 'Drag to the card at which calls begin'
