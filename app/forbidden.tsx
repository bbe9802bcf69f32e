import { Empty } from '@/components/ui/empty'
import { frameOf } from '@/lib/page-server'

/** A page that whoever looks may not see: whom to ask. */
export default async function Forbidden() {
  const frame = await frameOf()
  const owners = frame?.me.owners ?? []
  return (
    <Empty title="You may not see this page">
      It is for owners.{' '}
      {owners.length > 0 &&
        `Ask ${owners.slice(0, 3).join(', ')}${owners.length > 3 ? ' or another one' : ''}.`}
    </Empty>
  )
}
