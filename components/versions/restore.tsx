import Link from 'next/link'
import { Button, buttonLook } from '../ui/button'
import { Dialog } from '../ui/dialog'

/** Says what becomes of the draft before a version takes its place. */
export const Restore = ({
  flowId,
  version,
  lost,
  onClose,
}: {
  flowId: string
  version: number
  lost: number
  onClose: () => void
}) => (
  <Dialog title={`Restore version ${version} as draft`} onClose={onClose}>
    <div className="space-y-2 text-sm">
      <p>The draft becomes what version {version} is. Callers notice nothing until you publish.</p>
      <p className={lost > 0 ? 'rounded-panel border border-warn/50 bg-warn/6 p-3' : ''}>
        {lost > 0 &&
          `The draft holds ${lost === 1 ? 'a change that is' : `${lost} changes that are`} in no version. `}
        Undo in the editor brings the draft back as it is now.
      </p>
    </div>
    <div className="mt-5 flex justify-end gap-2">
      <Button onClick={onClose}>Cancel</Button>
      <Link href={`/flows/${flowId}?restore=${version}`} className={buttonLook('primary')}>
        Restore version {version}
      </Link>
    </div>
  </Dialog>
)
