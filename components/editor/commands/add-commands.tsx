import { Plus, SquareDashed, StickyNote } from 'lucide-react'
import type { Command } from '@/components/commands/command'
import { kinds } from '@/lib/flow/kinds'
import { KindTile } from '../look'
import { ALSO } from '../palette/kinds-found'
import { addKind } from './add-kind'
import { type Desk, selectedNodes } from './desk'

/** Adding: a node of each kind, a note, a frame. */
export function addCommands(desk: Desk): Command[] {
  const { store, view } = desk
  const group = 'Add'
  const adding = (how: 'Add' | 'bare') =>
    kinds.map(
      ({ kind, title, summary, group: hue }): Command => ({
        id: `${how === 'Add' ? 'add' : 'kind'} ${kind}`,
        title: how === 'Add' ? `Add ${title}` : title,
        group,
        detail: summary,
        words: ALSO[kind],
        icon: <KindTile kind={kind} group={hue} size="small" />,
        run: () => {
          addKind(desk, kind)
        },
      }),
    )
  return [
    {
      id: 'add',
      title: 'Add a node…',
      group,
      words: 'new insert kind step',
      icon: <Plus size={16} aria-hidden />,
      keys: ['A'],
      leadsOn: true,
      run: () => ({ title: 'What is to be added?', commands: adding('bare') }),
    },
    ...adding('Add'),
    {
      id: 'add note',
      title: 'Add a note',
      group,
      words: 'sticky comment text',
      icon: <StickyNote size={16} aria-hidden />,
      keys: ['N'],
      run: () => {
        store.getState().addNote(view.current?.middle() ?? { x: 0, y: 0 })
      },
    },
    {
      id: 'frame',
      title: 'Frame what is selected',
      group,
      words: 'group box title',
      icon: <SquareDashed size={16} aria-hidden />,
      keys: ['Mod+G'],
      isEnabled: () => selectedNodes(desk) > 0,
      needs: 'Select a node',
      run: () => {
        store.getState().frameSelected()
      },
    },
  ]
}
