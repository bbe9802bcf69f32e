import type { NumberRemote } from '@/lib/store/number-remote'

/** Why here and the carrier do not agree about a number, as it was last seen; empty where they do, or nobody has asked. */
export const linkTroubleOf = (remote: NumberRemote | null): string =>
  remote?.state === 'differs' || remote?.state === 'failed'
    ? remote.why || 'The carrier did not say where this number answers.'
    : ''
