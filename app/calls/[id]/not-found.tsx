import Link from 'next/link'
import { Empty } from '@/components/ui/empty'

/** No call has that id: it never was, or it is older than calls are kept. */
export default function NotFound() {
  return (
    <Empty title="There is no such call">
      The address may be mistyped, or the call is older than calls are kept here.{' '}
      <Link className="text-accent underline" href="/calls">
        Go to all calls
      </Link>
    </Empty>
  )
}
