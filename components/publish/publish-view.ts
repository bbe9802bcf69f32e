import { carrierTitles } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import type { Flow } from '@/lib/flow/document'
import { nodeOf } from '@/lib/flow/document'
import type { Problem } from '@/lib/flow/problem'
import { problemText } from '@/lib/flow/problem-text'
import { type Consent, consentsFor, type Publishing } from '@/lib/store/publishing'
import type { Formats } from '../format/formats'
import { phone } from '../format/phone'
import { type Sentence, sentencesOf } from './sentences'

/** What the publish page shows: facts in words. */
export type PublishView = {
  flowId: string
  name: string
  revision: number
  next: number
  draft: Flow
  live: { number: number; document: Flow; since: string; author: string | null } | null
  changes: Sentence[]
  /** `isNew`: the live version does not have it. */
  problems: { text: string; where: string; nodeId: string | null; isError: boolean; isNew: boolean }[]
  numbers: {
    e164: string
    shown: string
    carrier: string
    isSandbox: boolean
    label: string
    pinned: number | null
  }[]
  inside: { version: number; calls: number }[]
  others: { personId: string; name: string; when: string }[]
  consents: Consent[]
  timeZone: string
}

/** @param now what times are told from */
export function publishView(facts: Publishing, now: Date, { glance }: Formats): PublishView {
  const { flowId, name, revision, next, draft, live, inside } = facts
  const { timeZone } = draft.settings
  return {
    flowId,
    name,
    revision,
    next,
    draft,
    timeZone,
    inside,
    live: live && {
      number: live.number,
      document: live.document,
      since: glance(live.createdAt, timeZone, now),
      author: live.author,
    },
    changes: sentencesOf(facts.changes),
    problems: problemsShown(facts.problems, draft),
    numbers: numbersShown(facts.numbers),
    others: facts.others.map(({ personId, name, lastAt }) => ({
      personId,
      name,
      when: glance(lastAt, timeZone, now),
    })),
    consents: consentsFor(facts),
  }
}

export const problemsShown = (
  problems: (Problem & { isNew?: boolean })[],
  flow: Flow,
): PublishView['problems'] =>
  problems.map((problem) => ({
    text: problemText(problem),
    where: nodeOf(flow, problem.nodeId)?.name ?? 'The flow',
    nodeId: problem.nodeId ?? null,
    isError: problem.severity === 'error',
    isNew: problem.isNew ?? true,
  }))

export const numbersShown = (numbers: Publishing['numbers']): PublishView['numbers'] =>
  numbers.map(({ e164, carrier, label, pinnedVersion }) => ({
    e164,
    shown: phone(e164),
    carrier: carrierTitles[carrier] ?? carrier,
    isSandbox: isTestLine(carrier),
    label,
    pinned: pinnedVersion,
  }))
