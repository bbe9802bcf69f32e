import Link from 'next/link'
import { Empty } from '@/components/ui/empty'

export default function NotFound() {
  return (
    <Empty title="There is nothing here">
      What you are looking for may have been removed.{' '}
      <Link className="text-accent underline" href="/">
        Go to the overview
      </Link>
    </Empty>
  )
}
