import {
  ArrowDown,
  ArrowUp,
  Crosshair,
  Home,
  Maximize,
  Minus,
  Plus,
  Search,
  TriangleAlert,
  ZoomIn,
} from 'lucide-react'
import type { Command } from '@/components/commands/command'
import { nodeOf } from '@/lib/flow/document'
import { outlineOf } from '@/lib/flow/edit/outline'
import { firstWords } from '@/lib/flow/edit/words'
import { kindNamed } from '@/lib/flow/kinds'
import type { Problem } from '@/lib/flow/problem'
import { openFind } from '../find/open-find'
import { KindTile } from '../look'
import { chooseView, VIEWS } from '../view-choice'
import { VIEW_LOOKS } from '../view-looks'
import { type Desk, goTo, isAnySelected } from './desk'

/** Finding one's way: what is in sight, and going from node to node. */
export function viewCommands(desk: Desk): Command[] {
  const { store, view } = desk
  const act = () => store.getState()
  const isDrawn = () => Object.keys(act().flow.nodes).length > 0
  const nextProblem = problemWalk(desk)
  const [view_, find_] = ['View', 'Find']
  return [
    {
      id: 'find',
      title: 'Find',
      group: find_,
      words: 'search text number variable',
      icon: <Search size={16} aria-hidden />,
      keys: ['Mod+F'],
      keysCount: 'everywhere',
      run: () => openFind(store),
    },
    {
      id: 'go to node',
      title: 'Go to a node…',
      group: find_,
      words: 'name jump select',
      icon: <Crosshair size={16} aria-hidden />,
      keys: ['G'],
      isEnabled: isDrawn,
      leadsOn: true,
      run: () => ({ title: 'Which node?', commands: nodeCommands(desk) }),
    },
    {
      id: 'next node',
      title: 'Next node',
      group: find_,
      words: 'select step',
      icon: <ArrowDown size={16} aria-hidden />,
      keys: ['J'],
      isEnabled: isDrawn,
      run: () => step(desk, 1),
    },
    {
      id: 'previous node',
      title: 'Node before',
      group: find_,
      words: 'select step previous back',
      icon: <ArrowUp size={16} aria-hidden />,
      keys: ['K'],
      isEnabled: isDrawn,
      run: () => step(desk, -1),
    },
    {
      id: 'next problem',
      title: 'Next problem',
      group: find_,
      words: 'error warning wrong',
      icon: <TriangleAlert size={16} aria-hidden />,
      keys: ['F8'],
      isEnabled: () => act().problems.length > 0,
      needs: 'No problems',
      run: () => nextProblem(1),
    },
    {
      id: 'previous problem',
      title: 'Problem before',
      group: find_,
      words: 'error warning wrong previous',
      icon: <TriangleAlert size={16} aria-hidden />,
      keys: ['Shift+F8'],
      isEnabled: () => act().problems.length > 0,
      needs: 'No problems',
      run: () => nextProblem(-1),
    },
    ...VIEWS.map((each) => {
      const { Icon, words } = VIEW_LOOKS[each]
      return {
        id: `show ${each}`,
        title: words,
        group: view_,
        words: 'outline tree list canvas drawing side by side screen reader',
        icon: <Icon size={16} aria-hidden />,
        run: () => chooseView(each),
      }
    }),
    {
      id: 'fit',
      title: 'Show everything',
      group: view_,
      words: 'fit zoom whole flow',
      icon: <Maximize size={16} aria-hidden />,
      keys: ['Shift+1'],
      run: () => view.current?.fit(),
    },
    {
      id: 'zoom to selection',
      title: 'Show what is selected',
      group: view_,
      words: 'zoom fit selection',
      icon: <ZoomIn size={16} aria-hidden />,
      keys: ['Shift+2'],
      isEnabled: () => isAnySelected(desk),
      needs: 'Select something',
      run: () => view.current?.fitSelected(),
    },
    {
      id: 'zoom 100',
      title: 'Zoom to 100 %',
      group: view_,
      words: 'actual size',
      icon: <ZoomIn size={16} aria-hidden />,
      keys: ['Shift+0'],
      run: () => view.current?.zoom('100'),
    },
    {
      id: 'zoom in',
      title: 'Zoom in',
      group: view_,
      icon: <Plus size={16} aria-hidden />,
      keys: ['+'],
      run: () => view.current?.zoom('in'),
    },
    {
      id: 'zoom out',
      title: 'Zoom out',
      group: view_,
      icon: <Minus size={16} aria-hidden />,
      keys: ['-'],
      run: () => view.current?.zoom('out'),
    },
    {
      id: 'back to start',
      title: 'Back to the start',
      group: view_,
      words: 'incoming call home begin',
      icon: <Home size={16} aria-hidden />,
      keys: ['Home'],
      keysCount: 'drawing',
      run: () => view.current?.backToStart(),
    },
  ]
}

/** Every node by its name; choosing one leads there. */
export function nodeCommands(desk: Desk): Command[] {
  return Object.entries(desk.store.getState().flow.nodes).map(([id, node]) => {
    const { title, group } = kindNamed(node.kind)
    const words = firstWords(node)
    return {
      id: `node ${id}`,
      title: node.name || title,
      group: 'Nodes',
      detail: words ? `“${words}”` : title,
      words: title,
      icon: <KindTile kind={node.kind} group={group} size="small" />,
      run: () => goTo(desk, id),
    }
  })
}

/** From node to node in the order of the outline: as a call would meet them. */
function step(desk: Desk, by: 1 | -1) {
  const { flow, selection } = desk.store.getState()
  const order = outlineOf(flow).flatMap(({ leadsTo, nodeId }) =>
    leadsTo === 'node' && nodeId !== undefined ? [nodeId] : [],
  )
  const at = order.findIndex((id) => selection.has(id))
  const next = at === -1 ? (by === 1 ? 0 : order.length - 1) : at + by
  const id = order[(next + order.length) % order.length]
  if (id !== undefined) goTo(desk, id)
}

const nameOf = ({ code, nodeId, field }: Problem): string => `${code} ${nodeId} ${field}`

/** Leads to one problem after the other, to the very field; after the last comes the first. */
function problemWalk({ store, view }: Desk): (by: 1 | -1) => void {
  let last = ''
  return (by) => {
    const { problems, flow, show, select } = store.getState()
    const at = problems.findIndex((problem) => nameOf(problem) === last)
    const next = problems.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % problems.length)
    if (!next) return
    last = nameOf(next)
    const { nodeId, field } = next
    if (nodeId === undefined || !nodeOf(flow, nodeId)) return select({})
    show(nodeId, field)
    view.current?.reveal(nodeId)
  }
}
