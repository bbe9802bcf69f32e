import type { CallResult } from '@/lib/store/insights/call-result'

/** What became of callers, in words, with what exactly is counted. The order is the one in which they are shown. */
export const RESULT_WORDS: Record<CallResult, { title: string; means: string; colour: string }> = {
  contained: {
    title: 'Contained',
    means: 'Ended by the flow or the caller without a person, after the flow had what it asked for.',
    colour: 'var(--color-accent)',
  },
  person: {
    title: 'Reached a person',
    means: 'Somebody who was rung picked up, or the caller joined a conference. A machine is nobody.',
    colour: 'var(--color-good)',
  },
  abandoned: {
    title: 'Abandoned',
    means: 'Hung up before the flow understood any choice, or while it rang for somebody.',
    colour: 'var(--color-warn)',
  },
  unserved: {
    title: 'Not served',
    means: 'Ended after the flow understood nothing, or reached nobody.',
    colour: 'var(--color-bad)',
  },
  failed: {
    title: 'Failed',
    means: 'Something went wrong, or the carrier ended the call.',
    colour: 'var(--color-text)',
  },
  other: {
    title: 'Not known',
    means: 'Ended from here, lost, or taken over by a document in the carrier’s own words.',
    colour: 'var(--color-faint)',
  },
  'in-progress': {
    title: 'In progress',
    means: 'The call goes on.',
    colour: 'var(--color-outside)',
  },
}

export const RESULT_ORDER = Object.keys(RESULT_WORDS) as CallResult[]
