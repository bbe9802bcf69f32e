import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Editor } from '@/components/editor/editor'
import { phone } from '@/components/format/phone'
import { carrierProblems } from '@/lib/api/carrier-problems'
import { openDocument } from '@/lib/flow/edit/readable'
import { newerFormat } from '@/lib/flow/migrations'
import { misfitText } from '@/lib/flow/misfit-text'
import { pageServer } from '@/lib/page-server'
import { listCalendars } from '@/lib/store/calendars'
import { getFlow, listFlows } from '@/lib/store/flows'
import { listNumbers } from '@/lib/store/numbers'
import { versionNumbered } from '@/lib/store/versions'

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps<'/flows/[id]'>): Promise<Metadata> {
  const flow = await readFlowOnce((await params).id)
  return { title: flow?.name ?? 'Flow' }
}

/** A large flow takes a while to read: the title and the page read it once. */
const readFlowOnce = cache(async (id: string) => getFlow((await pageServer()).db, id))

/** The editor of a flow; with `?restore=3`, of its third version in place of the draft. */
export default async function FlowPage({ params, searchParams }: PageProps<'/flows/[id]'>) {
  const { db } = await pageServer()
  const { id } = await params
  const [flow, numbers, calendars, flows] = await Promise.all([
    readFlowOnce(id),
    listNumbers(db),
    listCalendars(db),
    listFlows(db),
  ])
  if (!flow) notFound()
  const { restore } = await searchParams
  const wanted = typeof restore === 'string' && /^[1-9]\d{0,8}$/.test(restore) ? Number(restore) : undefined
  const restored = wanted === undefined ? undefined : await versionNumbered(db, id, wanted)
  const stored = flow.draft ? undefined : jsonOf(flow.raw)
  const opened = flow.draft ? { flow: flow.draft, problems: [] } : openDocument(stored)
  const its = numbers.filter(({ flowId }) => flowId === id)
  return (
    <Editor
      key={id}
      flowId={id}
      flow={opened.flow}
      revision={flow.revision}
      numbers={its.map(({ e164 }) => phone(e164))}
      calendars={calendars.map(({ name }) => name)}
      flows={flows.map(({ id, name }) => ({ id, name }))}
      carrierProblems={carrierProblems(
        opened.flow,
        its.map(({ carrier }) => carrier),
      )}
      unread={opened.problems.map((problem) => misfitText(problem, stored))}
      isNewer={newerFormat(stored) !== undefined}
      restored={restored && { number: restored.number, document: restored.document }}
    />
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
