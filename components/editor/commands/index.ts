import type { Command, Hint } from '@/components/commands/command'
import { addCommands } from './add-commands'
import { arrangeCommands } from './arrange-commands'
import type { Desk } from './desk'
import { editCommands } from './edit-commands'
import { flowCommands } from './flow-commands'
import { viewCommands } from './view-commands'
import { wireCommands } from './wire-commands'

/**
 * Everything that can be done in the editor: the one list behind the palette, the keys, the list of shortcuts, and the buttons
 * (`useEditorCommand`). What another part of the editor adds it adds here, or offers itself by `useCommandSource`.
 */
export const editorCommands = (desk: Desk): Command[] => [
  ...editCommands(desk),
  ...addCommands(desk),
  ...wireCommands(desk),
  ...viewCommands(desk),
  ...arrangeCommands(desk),
  ...flowCommands(desk),
]

/** Keys that are no commands of their own. */
export const EDITOR_HINTS: Hint[] = [
  { group: 'Arrange', keys: ['Arrow keys'], title: 'Move what is selected' },
  { group: 'Arrange', keys: ['Shift+Arrow keys'], title: 'Move it further' },
  { group: 'Arrange', keys: ['Alt+Arrow keys'], title: 'Move it by one pixel' },
  { group: 'Find', keys: ['Tab'], title: 'On to the next card' },
  { group: 'Edit', keys: ['Space'], title: 'Select the card' },
  { group: 'Edit', keys: ['Shift+Space'], title: 'Select this card too' },
  { group: 'Edit', keys: ['Escape'], title: 'From a field back to the card' },
  { group: 'Outline', keys: ['Enter'], title: 'Settings of a node, or what comes after an exit' },
  { group: 'Outline', keys: ['Shift+Enter'], title: 'Put a node in between, or lead an exit elsewhere' },
  { group: 'Outline', keys: ['F2'], title: 'Rename' },
  { group: 'Outline', keys: ['Alt+Arrow keys'], title: 'Move a choice up or down' },
  { group: 'Outline', keys: ['Shift+F10'], title: 'Everything that can be done with a row' },
]
