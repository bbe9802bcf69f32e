import { PhoneIncoming, Spline, Unplug } from 'lucide-react'
import type { Command, Page } from '@/components/commands/command'
import { type FlowNode, nodeOf } from '@/lib/flow/document'
import { exitName, exitsOf } from '@/lib/flow/edit/node'
import { wireOf } from '@/lib/flow/graph'
import type { Exit } from '@/lib/flow/kind'
import { kindNamed, kinds } from '@/lib/flow/kinds'
import { newNodePlace } from '../inspector/new-node-place'
import { KindTile } from '../look'
import { type Desk, goTo, onlySelected } from './desk'

/** Wiring without a mouse: which exit, and where it leads. */
export function wireCommands(desk: Desk): Command[] {
  const { store } = desk
  const act = () => store.getState()
  const group = 'Wire'
  return [
    {
      id: 'connect',
      title: 'Lead an exit to…',
      group,
      words: 'connect wire link target unwire disconnect',
      icon: <Spline size={16} aria-hidden />,
      keys: ['C'],
      leadsOn: true,
      isEnabled: () => exitsOfSelected(desk).length > 0,
      needs: 'Select one node with exits',
      run: () => chooseExit(desk),
    },
    {
      id: 'set start',
      title: 'Let calls begin here',
      group,
      words: 'start incoming first',
      icon: <PhoneIncoming size={16} aria-hidden />,
      isEnabled: () => onlySelected(desk) !== undefined && onlySelected(desk) !== act().flow.start,
      needs: 'Select another node',
      run: () => act().setStart(onlySelected(desk) ?? ''),
    },
    {
      id: 'choose start',
      title: 'Let calls begin at…',
      group,
      words: 'start incoming first',
      icon: <PhoneIncoming size={16} aria-hidden />,
      leadsOn: true,
      isEnabled: () => Object.keys(act().flow.nodes).length > 0,
      run: () => ({
        title: 'Where do calls begin?',
        commands: targets(desk, (to) => act().setStart(to)),
      }),
    },
  ]
}

function exitsOfSelected(desk: Desk): Exit[] {
  const node = nodeOf(desk.store.getState().flow, onlySelected(desk))
  // While a key is given to two choices there are two exits of one id, and one wire.
  return node ? [...new Map(exitsOf(node).map((exit) => [exit.id, exit])).values()] : []
}

/** The exits of the node that is selected; a node with only one is asked for its target at once. */
function chooseExit(desk: Desk): Page {
  const { flow } = desk.store.getState()
  const from = onlySelected(desk) ?? ''
  const node = nodeOf(flow, from)
  const exits = exitsOfSelected(desk)
  const [first] = exits
  if (node && first && exits.length === 1) return chooseTarget(desk, from, node, first)
  return {
    title: 'Which exit?',
    commands: exits.map((exit): Command => {
      const to = nodeOf(flow, node && wireOf(node, exit.id))
      return {
        id: `exit ${exit.id}`,
        title: exitName(exit),
        group: node?.name || 'Exits',
        detail: to
          ? `to ${to.name || kindNamed(to.kind).title}`
          : exit.required
            ? 'must be wired'
            : 'not wired',
        icon: <Spline size={16} aria-hidden />,
        leadsOn: true,
        run: () => (node ? chooseTarget(desk, from, node, exit) : undefined),
      }
    }),
  }
}

function chooseTarget(desk: Desk, from: string, node: FlowNode, exit: Exit): Page {
  const { store, view } = desk
  const act = () => store.getState()
  const unwire: Command = {
    id: 'unwire',
    title: 'Nowhere',
    group: 'Exit',
    detail: 'Takes the wire away',
    words: 'unwire disconnect remove',
    icon: <Unplug size={16} aria-hidden />,
    run: () => act().disconnect(from, exit.id),
  }
  const making = kinds.map(
    ({ kind, title, group }): Command => ({
      id: `new ${kind}`,
      title: `New: ${title}`,
      group: 'A new node',
      icon: <KindTile kind={kind} group={group} size="small" />,
      run: () => {
        const added = act().addNode(kind, newNodePlace(act().flow, from), {
          from: { node: from, exit: exit.id },
        })
        // Whoever wires one exit has others to wire: the node stays selected.
        goTo(desk, from)
        view.current?.reveal(added)
      },
    }),
  )
  return {
    title: `Where does “${exitName(exit)}” lead?`,
    commands: [
      ...(wireOf(node, exit.id) === undefined ? [] : [unwire]),
      ...targets(desk, (to) => act().connect(from, exit.id, to)),
      ...making,
    ],
  }
}

/** Every node as a target. */
const targets = (desk: Desk, lead: (to: string) => void): Command[] =>
  Object.entries(desk.store.getState().flow.nodes).map(([id, { kind, name }]) => {
    const { title, group } = kindNamed(kind)
    return {
      id: `to ${id}`,
      title: name || title,
      group: 'Nodes',
      detail: name === title ? undefined : title,
      icon: <KindTile kind={kind} group={group} size="small" />,
      run: () => lead(id),
    }
  })
