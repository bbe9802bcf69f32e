import type { ReactNode } from 'react'

/**
 * Something that a person can do. One list of these drives the command palette, the keys, the list of shortcuts, and the names
 * and keys on buttons.
 */
export type Command = {
  /** Unlike any other's on the screen; cmdk and tests know a command by it. */
  id: string
  title: string
  /** The heading that it stands under. */
  group: string
  /** A quieter word behind the title: the kind of a node, what the first words of its prompt are. */
  detail?: string
  icon?: ReactNode
  /** Keys such as `Mod+Shift+Z` or `F8`; the first are shown. `Mod` is ⌘ on a Mac and Ctrl elsewhere. See `keys.ts`. */
  keys?: readonly string[]
  /**
   * Where the keys count. `page` (as a rule): anywhere but where one types. `drawing`: only while the focus is on what is drawn
   * (an element with `data-drawing`) or nowhere. `everywhere`: in fields too. `browser`: the browser itself tells of them, by
   * its events `copy`, `cut` and `paste`; they are only shown here.
   */
  keysCount?: 'page' | 'drawing' | 'everywhere' | 'browser'
  /** The palette does not offer it: it would open what is open. */
  isByKeysOnly?: boolean
  /** Other words that people look for. */
  words?: string
  /** Whether it can be done just now; without this, always. */
  isEnabled?: () => boolean
  /** What has to be done first, for who looks for it while it cannot be done: "Select two nodes". */
  needs?: string
  /** `run` gives a page of further commands to choose from. */
  leadsOn?: boolean
  /** Does it. With `leadsOn`: gives the page. */
  run: () => Page | undefined | void | Promise<void>
}

/** A page of the palette: what is chosen from there. */
export type Page = {
  /** What is being chosen: "Where does “1 Sales” lead?" */
  title: string
  commands: readonly Command[]
  /** What is said when there is nothing to choose. */
  empty?: string
}

/** Keys that are no command, for the list of shortcuts: "Arrow keys — Move what is selected". */
export type Hint = { group: string; keys: readonly string[]; title: string }

/** A part of the page that offers commands while it is shown. */
export type Source = {
  commands: readonly Command[]
  hints?: readonly Hint[]
  /** Offered besides once something is typed: nodes and flows by name. */
  named?: (typed: string) => readonly Command[]
}

export const canRun = ({ isEnabled }: Command): boolean => isEnabled?.() ?? true
