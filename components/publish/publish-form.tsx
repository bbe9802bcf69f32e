import { Ban, CircleAlert, RefreshCw } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { ChangeList } from './change-list'
import { Doubt } from './doubt'
import { Effects } from './effects'
import type { PublishView } from './publish-view'

type Props = {
  view: PublishView
  inside: PublishView['inside']
  /** What somebody else did since the page was opened. */
  changed: string | null
  onLookAgain: () => void
  refusal: string | null
  isUnsent: boolean
  ticked: ReadonlySet<string>
  onTick: (name: string, isOn: boolean) => void
  note: string
  onNote: (note: string) => void
  selected: string | null
  onChosen: (nodeId: string) => void
  /** What is to be done before the button works. */
  hindrance: string | null
  isBusy: boolean
  onPublish: () => void
}

/** First what to think of, then what changes and for whom, then the button. */
export function PublishForm(props: Props) {
  const { view, changed, refusal, isBusy, hindrance, onChosen, selected, note } = props
  const why = useId()
  const errors = view.problems.filter(({ isError }) => isError)
  const known = view.problems.filter(({ isError, isNew }) => !isError && !isNew)
  return (
    <>
      <div className="min-h-0 flex-1 space-y-5 overflow-y-auto p-5 max-md:flex-none max-md:overflow-visible max-md:p-4">
        {(refusal || changed) && (
          <div role="alert" className="rounded-panel border border-bad/50 bg-bad/6 p-3 text-sm">
            <p className="flex items-start gap-2">
              <CircleAlert size={15} aria-hidden className="mt-0.5 shrink-0 text-bad" />
              <span>
                {refusal && <span className="block font-medium">{refusal}</span>}
                {changed}
              </span>
            </p>
            {changed && (
              <Button onClick={props.onLookAgain} className="mt-2 ml-[23px]">
                <RefreshCw size={14} aria-hidden />
                Show the new changes
              </Button>
            )}
          </div>
        )}
        {errors.length > 0 && (
          <Part
            title={
              errors.length === 1
                ? 'One problem stands in the way'
                : `${errors.length} problems stand in the way`
            }
          >
            <Problems {...props} problems={errors} />
            <Link
              href={`/flows/${view.flowId}`}
              className="mt-1 inline-block text-accent text-sm hover:underline"
            >
              Put {errors.length === 1 ? 'it' : 'them'} right in the editor
            </Link>
          </Part>
        )}
        <Doubts {...props} />
        {(view.live === null || view.changes.length > 0) && (
          <Part title={titleOf(view)}>
            {view.live === null ? (
              <p className="text-quiet text-sm">
                This is the first version, so there is nothing to compare it with.
              </p>
            ) : (
              view.changes.length > 0 && (
                <ChangeList changes={view.changes} selected={selected} onChosen={onChosen} />
              )
            )}
          </Part>
        )}
        <Part title="Who notices">
          <Effects
            numbers={view.numbers}
            inside={props.inside}
            from={view.live?.number ?? null}
            to={view.next}
          />
        </Part>
        {known.length > 0 && (
          <details className="text-sm">
            <summary className="text-quiet max-md:min-h-11">
              {known.length === 1 ? 'One thing' : `${known.length} things`} to look at, as in version{' '}
              {view.live?.number}
            </summary>
            <Problems {...props} problems={known} />
          </details>
        )}
        <Field label="Note (optional)" help="Stands in the list of versions.">
          <input
            value={note}
            maxLength={1_000}
            onChange={({ target }) => props.onNote(target.value)}
            placeholder="What is different?"
            className={inputLook}
          />
        </Field>
      </div>
      <footer className="border-line border-t p-4 max-md:sticky max-md:bottom-0 max-md:bg-panel">
        <Button
          look="primary"
          disabled={hindrance !== null || isBusy}
          aria-describedby={why}
          onClick={props.onPublish}
          className="h-10! w-full text-base!"
        >
          {isBusy ? 'Publishing…' : `Publish version ${view.next}`}
        </Button>
        <p id={why} className="mt-2 flex items-center justify-center gap-1.5 text-center text-quiet text-xs">
          {hindrance ? (
            <>
              <Ban size={13} aria-hidden /> {hindrance}
            </>
          ) : (
            <>
              It takes effect with the next call.
              <span className="max-md:hidden">
                <kbd className="font-sans">Ctrl Enter</kbd>
              </span>
            </>
          )}
        </p>
      </footer>
    </>
  )
}

/** Whatever wants a tick; nothing in the simple case. */
function Doubts(props: Props) {
  const { view, isUnsent, ticked, onTick } = props
  const warnings = view.problems.filter(({ isError, isNew }) => !isError && isNew)
  const tickFor = (name: string) => ({
    isTicked: ticked.has(name),
    onTick: (isOn: boolean) => onTick(name, isOn),
  })
  return (
    <>
      {view.others.map(({ personId, name, when }) => (
        <Doubt
          key={personId}
          title={`${name} has edited this draft, last ${/^\d\d:/.test(when) ? `at ${when}` : when}`}
          tick={`Publish what ${name} did, too`}
          {...tickFor(`author:${personId}`)}
        >
          It may be unfinished. Their edits are among the changes below.
        </Doubt>
      ))}
      {isUnsent && (
        <Doubt
          title="This browser holds edits that are not saved yet"
          tick="Publish without them"
          {...tickFor('unsent')}
        >
          <Link href={`/flows/${view.flowId}`} className="text-accent hover:underline">
            Open the editor
          </Link>{' '}
          to save them first.
        </Doubt>
      )}
      {view.consents.includes('unchanged') && (
        <Doubt
          title={`Nothing has changed since version ${view.live?.number}`}
          tick="Publish it again anyway"
          {...tickFor('unchanged')}
        />
      )}
      {view.consents.includes('warnings') && (
        <Doubt
          title={
            warnings.length === 1 ? 'One thing is worth a look' : `${warnings.length} things are worth a look`
          }
          tick="Publish all the same"
          {...tickFor('warnings')}
        >
          <Problems {...props} problems={warnings} />
        </Doubt>
      )}
    </>
  )
}

function Problems({
  problems,
  onChosen,
}: {
  problems: PublishView['problems']
  onChosen: Props['onChosen']
}) {
  return (
    <ul className="-mx-2 text-sm">
      {problems.map(({ text, where, nodeId }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a problem has no name of its own
        <li key={`${at} ${text}`}>
          <button
            type="button"
            disabled={nodeId === null}
            onClick={() => nodeId !== null && onChosen(nodeId)}
            className="w-full cursor-pointer rounded-control px-2 py-1 text-left enabled:hover:bg-hover disabled:cursor-default"
          >
            <span className="font-medium">{where}:</span> {text}
          </button>
        </li>
      ))}
    </ul>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-1.5 font-semibold">{title}</h2>
    {children}
  </section>
)

function titleOf({ live, changes }: PublishView): string {
  if (live === null) return 'Version 1'
  return changes.length === 1 ? 'One change' : `${changes.length} changes`
}
