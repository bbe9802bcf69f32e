import { type Flow, nodeOf } from '@/lib/flow/document'
import { exitsOf } from '@/lib/flow/edit/node'
import { kindNamed } from '@/lib/flow/kinds'
import { settingsText } from '@/lib/flow/settings-text'
import { KindTile } from '../editor/look'
import { ChangeList } from '../publish/change-list'
import type { Sentence } from '../publish/sentences'

type Props = {
  /** The flow whose nodes are told of; nothing while two are compared. */
  flow: Flow | undefined
  sentences: Sentence[] | undefined
  names: [before: string, after: string] | undefined
  selected: string | null
  onChosen: (nodeId: string) => void
  note: string
  published: string
  facts: { label: string; value: string }[]
}

/** Beside the canvas: the differences, the settings of the card that is selected, or what is known of the version. */
export function Aside(props: Props) {
  const { flow, sentences, names, selected, onChosen } = props
  const node = flow && nodeOf(flow, selected)
  return (
    <aside
      aria-label={sentences ? 'Differences' : 'About the version'}
      className="w-80 shrink-0 overflow-y-auto border-line border-r bg-panel p-4 max-md:w-full max-md:overflow-visible max-md:border-r-0 max-md:border-b"
    >
      {sentences && names ? (
        <>
          <h2 className="font-semibold">
            {sentences.length === 0
              ? 'No difference'
              : sentences.length === 1
                ? 'One difference'
                : `${sentences.length} differences`}
          </h2>
          <p className="mb-2 text-quiet text-sm">
            {sentences.length === 0
              ? `${names[0]} and ${names[1]} do the same for callers.`
              : `From ${names[0]} to ${names[1]}.`}
          </p>
          <ChangeList changes={sentences} selected={selected} onChosen={onChosen} />
        </>
      ) : node && flow ? (
        <Settings flow={flow} node={node} />
      ) : (
        <About {...props} />
      )}
    </aside>
  )
}

const About = ({ note, published, facts }: Props) => (
  <>
    <h2 className="break-words font-semibold">{note || 'No note'}</h2>
    <p className="text-quiet text-sm">{published}</p>
    <Lines lines={facts} />
    <p className="mt-4 text-quiet text-sm">Select a card to see what is set in it.</p>
  </>
)

function Settings({ flow, node }: { flow: Flow; node: NonNullable<ReturnType<typeof nodeOf>> }) {
  const { title, group } = kindNamed(node.kind)
  const exits = exitsOf(node).map(({ id, label }) => {
    const target = nodeOf(flow, node.exits[id])
    return { label, value: target ? `→ ${target.name}` : 'leads nowhere' }
  })
  return (
    <>
      <h2 className="flex items-center gap-2.5">
        <KindTile kind={node.kind} group={group} />
        <span className="min-w-0">
          <span className="block break-words font-semibold">{node.name || title}</span>
          {node.name !== title && <span className="block text-quiet text-xs">{title}</span>}
        </span>
      </h2>
      <Lines lines={settingsText(node)} />
      {exits.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold text-sm">Exits</h3>
          <Lines lines={exits} />
        </>
      )}
    </>
  )
}

const Lines = ({ lines }: { lines: { label: string; value: string }[] }) => (
  <dl className="mt-3 space-y-2 text-sm">
    {lines.map(({ label, value }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
      <div key={`${at} ${label}`}>
        <dt className="text-quiet text-xs">{label}</dt>
        <dd className="break-words">{value}</dd>
      </div>
    ))}
  </dl>
)
