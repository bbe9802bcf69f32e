import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { Examined, Finding } from './examined'

const SIGNS: Record<Finding['is'], { Icon: typeof CircleCheck; word: string; look: string }> = {
  good: { Icon: CircleCheck, word: 'Good', look: 'text-good' },
  warn: { Icon: TriangleAlert, word: 'Look at this', look: 'text-warn' },
  bad: { Icon: CircleAlert, word: 'Mend this', look: 'text-bad' },
  skipped: { Icon: CircleDashed, word: 'Not checked', look: 'text-quiet' },
}

/** One check: a sign with its word, what was found, and what to do. */
export function CheckRow({ check: { title, finding, isOld } }: { check: Examined }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm md:grid-cols-[13rem_minmax(0,1fr)_7rem]">
      <h4 className="font-medium">{title}</h4>
      <div className="min-w-0 max-md:order-last">
        {finding ? <Found finding={finding} /> : <p className="text-quiet">Checking…</p>}
      </div>
      <p className="flex items-center gap-1.5 self-start md:justify-end">
        {finding && !isOld ? (
          <Sign is={finding.is} />
        ) : (
          <>
            <LoaderCircle size={14} aria-hidden className="text-quiet motion-safe:animate-spin" />
            {finding && <span className="text-quiet">Checking…</span>}
          </>
        )}
      </p>
    </li>
  )
}

function Sign({ is }: Pick<Finding, 'is'>) {
  const { Icon, word, look } = SIGNS[is]
  return (
    <>
      <Icon size={14} aria-hidden className={`shrink-0 ${look}`} />
      <span className={look}>{word}</span>
    </>
  )
}

function Found({ finding: { is, found, todo, place } }: { finding: Finding }) {
  return (
    <>
      <p className={`break-words ${is === 'skipped' ? 'text-quiet' : ''}`}>{found}</p>
      {todo && <p className="mt-1 break-words text-quiet">{todo}</p>}
      {place && is !== 'good' && (
        <Link
          href={place.href}
          className="mt-1 inline-flex items-center text-accent underline underline-offset-2 max-md:min-h-11"
        >
          {place.label}
        </Link>
      )}
    </>
  )
}
