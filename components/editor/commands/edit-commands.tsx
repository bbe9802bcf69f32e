import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  PencilLine,
  Redo2,
  Scissors,
  SquareMousePointer,
  TextCursorInput,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { Command } from '@/components/commands/command'
import { leadToName, leadToSettings } from '../inspector/lead-to-inspector'
import { copyToClipboard, pasteFromClipboard } from './clipboard'
import { type Desk, isAnySelected, onlySelected, selectedNodes } from './desk'

/** What is done to what is selected, and taking it back. */
export function editCommands(desk: Desk): Command[] {
  const { store, view } = desk
  const act = () => store.getState()
  const isMarkOrNode = () => act().selection.size + act().selectedMarks.size > 0
  const group = 'Edit'
  return [
    {
      id: 'undo',
      title: 'Undo',
      group,
      icon: <Undo2 size={16} aria-hidden />,
      keys: ['Mod+Z'],
      isEnabled: () => store.temporal.getState().pastStates.length > 0,
      needs: 'Nothing to undo',
      run: () => act().undo(),
    },
    {
      id: 'redo',
      title: 'Redo',
      group,
      icon: <Redo2 size={16} aria-hidden />,
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      isEnabled: () => store.temporal.getState().futureStates.length > 0,
      needs: 'Nothing to redo',
      run: () => act().redo(),
    },
    {
      id: 'rename',
      title: 'Rename the node',
      group,
      words: 'name title call',
      icon: <TextCursorInput size={16} aria-hidden />,
      keys: ['F2'],
      isEnabled: () => onlySelected(desk) !== undefined,
      needs: 'Select one node',
      run: () => leadToName(onlySelected(desk) ?? ''),
    },
    {
      id: 'edit',
      title: 'Edit the node’s settings',
      group,
      words: 'change prompt inspector open',
      icon: <PencilLine size={16} aria-hidden />,
      keys: ['Enter'],
      keysCount: 'drawing',
      isEnabled: () => onlySelected(desk) !== undefined,
      needs: 'Select one node',
      run: leadToSettings,
    },
    {
      id: 'cut',
      title: 'Cut',
      group,
      icon: <Scissors size={16} aria-hidden />,
      keys: ['Mod+X'],
      keysCount: 'browser',
      isEnabled: isMarkOrNode,
      needs: 'Select something',
      run: async () => {
        if (await copyToClipboard(store)) act().removeSelected()
      },
    },
    {
      id: 'copy',
      title: 'Copy',
      group,
      words: 'clipboard json',
      icon: <Copy size={16} aria-hidden />,
      keys: ['Mod+C'],
      keysCount: 'browser',
      isEnabled: isMarkOrNode,
      needs: 'Select something',
      run: async () => {
        await copyToClipboard(store)
      },
    },
    {
      id: 'paste',
      title: 'Paste',
      group,
      words: 'clipboard insert json',
      icon: <ClipboardPaste size={16} aria-hidden />,
      keys: ['Mod+V'],
      keysCount: 'browser',
      run: () => pasteFromClipboard(desk),
    },
    {
      id: 'duplicate',
      title: 'Duplicate',
      group,
      words: 'copy again',
      icon: <CopyPlus size={16} aria-hidden />,
      keys: ['Mod+D'],
      isEnabled: () => selectedNodes(desk) > 0,
      needs: 'Select a node',
      run: () => act().duplicate(),
    },
    {
      id: 'delete',
      title: 'Delete',
      group,
      words: 'remove',
      icon: <Trash2 size={16} aria-hidden />,
      keys: ['Delete', 'Backspace'],
      keysCount: 'drawing',
      isEnabled: () => isAnySelected(desk),
      needs: 'Select something',
      run: () => {
        act().removeSelected()
        // The card that had the focus is gone; keys go on to work.
        view.current?.focus()
      },
    },
    {
      id: 'select all',
      title: 'Select all',
      group,
      icon: <SquareMousePointer size={16} aria-hidden />,
      keys: ['Mod+A'],
      run: () => act().selectAll(),
    },
    {
      id: 'select nothing',
      title: 'Select nothing',
      group,
      words: 'deselect',
      icon: <SquareMousePointer size={16} aria-hidden />,
      keys: ['Escape'],
      keysCount: 'drawing',
      isEnabled: () => isAnySelected(desk),
      run: () => act().select({}),
    },
  ]
}
