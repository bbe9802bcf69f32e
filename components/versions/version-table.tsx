'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { buttonLook } from '../ui/button'
import { MakeLive } from './make-live'
import { Restore } from './restore'

/** A version as its row shows it. */
export type ListedVersion = {
  number: number
  note: string
  author: string | null
  isLive: boolean
  published: string
  publishedInFull: string
  calls: number
  lastCall: string | null
  pinnedBy: string[]
}

/** The versions of a flow, newest first; the whole row leads to the version. */
export function VersionTable({
  flowId,
  versions,
  lost,
}: {
  flowId: string
  versions: ListedVersion[]
  /** How many changes of the draft are in no version. */
  lost: number
}) {
  const router = useRouter()
  const [asked, setAsked] = useState<{ what: 'live' | 'restore'; version: number }>()
  const live = versions.find(({ isLive }) => isLive)?.number
  return (
    <>
      <ul className="rounded-panel border border-line bg-panel text-sm">
        {versions.map(({ number, ...version }) => (
          <li
            key={number}
            className="group relative grid items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2.5 first:border-t-0 hover:bg-hover md:grid-cols-[8rem_11rem_minmax(0,1fr)_5rem_17rem]"
          >
            <span className="flex items-center gap-2">
              <Link
                data-row
                href={`/flows/${flowId}/versions/${number}`}
                className="font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:outline-offset-[-2px]"
              >
                Version {number}
              </Link>
              {version.isLive && <Live />}
            </span>
            <span className="text-quiet">
              <time title={version.publishedInFull}>{version.published}</time>
              {version.author && <span className="text-text"> {version.author}</span>}
            </span>
            <span className="min-w-0 break-words">
              {version.note || <span className="text-quiet">No note</span>}
              {version.pinnedBy.length > 0 && (
                <span className="block text-quiet text-xs">Always answers {version.pinnedBy.join(', ')}</span>
              )}
            </span>
            <span
              className="text-quiet"
              title={version.lastCall ? `The last one began ${version.lastCall}` : undefined}
            >
              {version.calls === 0 ? 'No calls' : version.calls === 1 ? '1 call' : `${version.calls} calls`}
            </span>
            <span className="relative z-1 flex flex-wrap gap-1 max-md:-ml-3 md:justify-end">
              {live !== undefined && !version.isLive && (
                <Link
                  href={`/flows/${flowId}/versions/${number}?compare=${live}`}
                  className={buttonLook('quiet')}
                  aria-label={`Compare version ${number} with version ${live}`}
                >
                  Compare
                </Link>
              )}
              <button
                type="button"
                className={buttonLook('quiet')}
                aria-label={`Restore version ${number} as draft`}
                onClick={() => setAsked({ what: 'restore', version: number })}
              >
                Restore
              </button>
              {!version.isLive && (
                <button
                  type="button"
                  className={buttonLook('quiet')}
                  aria-label={`Make version ${number} live`}
                  onClick={() => setAsked({ what: 'live', version: number })}
                >
                  Make live
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {asked?.what === 'live' && (
        <MakeLive
          flowId={flowId}
          version={asked.version}
          onClose={() => setAsked(undefined)}
          onDone={() => router.refresh()}
        />
      )}
      {asked?.what === 'restore' && (
        <Restore flowId={flowId} version={asked.version} lost={lost} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

export const Live = () => (
  <span className="inline-flex h-5 items-center rounded-full border border-good px-1.5 font-medium text-good text-xs">
    Live
  </span>
)
