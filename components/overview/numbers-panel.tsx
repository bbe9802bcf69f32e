import { Phone } from 'lucide-react'
import Link from 'next/link'
import { carrierTitles } from '@/lib/carriers'
import { isTestLine } from '@/lib/carriers/test-line'
import type { NumberRecord } from '@/lib/store/numbers'
import { CallMeButton } from '../call-me/call-me-button'
import { phone } from '../format/phone'
import { buttonLook } from '../ui/button'
import { Command } from '../ui/command'
import { Empty } from '../ui/empty'
import { Panel } from '../ui/panel'

/** The numbers, what answers each of them, and how to ring those that ring only here. */
export const NumbersPanel = ({ numbers }: { numbers: NumberRecord[] }) => (
  <Panel id="numbers" title="Numbers">
    {numbers.length === 0 ? (
      <Empty title="No numbers yet">
        A sandbox number rings only inside Patchbay and needs no account. Add one under{' '}
        <Link href="/numbers" className="text-accent underline">
          Numbers
        </Link>
        .
      </Empty>
    ) : (
      <ul>
        {numbers.map((number) => (
          <li
            key={number.e164}
            className="grid min-h-10 items-center gap-x-6 gap-y-1 border-line border-t px-4 py-2 text-sm first:border-t-0 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto] md:py-1"
          >
            <p>
              <span className="font-medium">{phone(number.e164)}</span>
              <span className="ml-2 text-quiet">{carrierTitles[number.carrier] ?? number.carrier}</span>
            </p>
            <p>
              <Answers {...number} />
              {number.label && <span className="text-quiet"> · {number.label}</span>}
            </p>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {isTestLine(number.carrier) && number.flowId && (
                <>
                  <Command line={`npm run call -- ${number.e164}`} />
                  <Link
                    href={`/phone?number=${encodeURIComponent(number.e164)}`}
                    aria-label={`Ring it: ${phone(number.e164)}`}
                    className={buttonLook()}
                  >
                    <Phone size={14} aria-hidden />
                    Ring it
                  </Link>
                </>
              )}
              <CallMeButton isIcon from={number.e164} />
            </p>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)

function Answers({ flowName, liveVersion, pinnedVersion }: NumberRecord) {
  if (flowName === null)
    return <span className="text-warn">Answers with no flow: callers hear that it is not in service</span>
  if (pinnedVersion !== null)
    return (
      <>
        {flowName}, <span className="whitespace-nowrap">always version {pinnedVersion}</span>
      </>
    )
  if (liveVersion === null)
    return (
      <span className="text-warn">{flowName} is not published: callers hear that it is not in service</span>
    )
  return (
    <>
      {flowName}, <span className="whitespace-nowrap">live version {liveVersion}</span>
    </>
  )
}
