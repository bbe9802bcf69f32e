import { TriangleAlert } from 'lucide-react'

/** What the carrier cannot do of the flow that answers a number now. */
export const WarningList = ({ carrier, warnings }: { carrier: string; warnings: string[] }) => (
  <div role="alert" className="rounded-control border border-line p-3 text-sm">
    <p className="flex items-center gap-2 font-medium">
      <TriangleAlert size={14} aria-hidden className="shrink-0 text-warn" />
      {carrier === 'Sandbox' ? 'Carriers' : carrier} cannot do all of this flow
    </p>
    <ul className="mt-1 ml-5.5 grid list-disc gap-1 pl-4 text-quiet">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  </div>
)
