'use client'

import { ChevronRight, Search } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { CommandField, CommandGroup, CommandItem, CommandList, CommandMenu } from '../ui/command-menu'
import { type Command, canRun, type Page, type Source } from './command'
import { commandsFound } from './commands-found'
import { isPage } from './is-page'
import { isPressed } from './keys'
import { isApple, Keys } from './shown-keys'

/** Everything that can be done here, by its name. What is chosen is done once the focus is back where it was. */
export function Palette({
  sources,
  first,
  onClose,
}: {
  sources: readonly Source[]
  /** The page that it opens at, in place of everything. */
  first?: Page | undefined
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [pages, setPages] = useState<readonly Page[]>(first ? [first] : [])
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState('')
  const page = pages.at(-1)
  const asked = useDeferredValue(typed)
  const found = useMemo(() => {
    const all = sources.flatMap(({ commands }) => commands.filter(({ isByKeysOnly }) => !isByKeysOnly))
    const named = asked.trim() === '' ? [] : sources.flatMap((source) => source.named?.(asked) ?? [])
    return commandsFound(page ? page.commands : [...all, ...named], asked)
  }, [sources, page, asked])
  const offered = found.flatMap(({ commands }) => commands.filter(canRun).map(({ id }) => id))

  useEffect(() => {
    const shown = dialog.current
    if (!shown || shown.open) return
    shown.showModal()
    // The dialog would give the focus to the box around the field.
    shown.querySelector('input')?.focus()
  }, [])

  function turnTo(next: readonly Page[]) {
    setPages(next)
    setTyped('')
    setChosen('')
  }

  /** What leads to a further page stays in the palette; all else is done when the dialog has given the focus back. */
  function choose(command: Command) {
    if (!command.leadsOn) dialog.current?.close()
    const next = command.run()
    if (isPage(next)) turnTo([...pages, next])
  }

  return (
    <dialog
      ref={dialog}
      aria-label={page?.title ?? 'Commands'}
      onClose={onClose}
      onCancel={(event) => {
        if (pages.length <= (first ? 1 : 0)) return
        event.preventDefault()
        turnTo(pages.slice(0, -1))
      }}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => {
        if (!isPressed('Mod+K', event, isApple())) return
        event.preventDefault()
        dialog.current?.close()
      }}
      className="m-auto mt-[12dvh] max-h-[min(30rem,76dvh)] w-[calc(100vw-1.5rem)] max-w-xl overflow-hidden rounded-panel border border-line-strong bg-raised p-0 text-text shadow-[0_16px_48px_oklch(0_0_0/0.25)] backdrop:bg-black/40 open:flex open:flex-col max-md:mt-3"
    >
      <CommandMenu
        key={pages.length}
        label={page?.title ?? 'Commands'}
        // What is listed comes a moment after what is typed: Enter takes the first there is, not what has just gone.
        value={offered.includes(chosen) ? chosen : (offered[0] ?? '')}
        onValueChange={setChosen}
      >
        <div className="flex items-center gap-2.5 border-line border-b px-4">
          {page ? (
            <span className="flex max-w-[55%] shrink-0 items-center gap-1 truncate rounded-sm bg-hover px-1.5 py-0.5 text-quiet text-xs">
              {page.title}
            </span>
          ) : (
            <Search size={16} aria-hidden className="shrink-0 text-quiet" />
          )}
          <CommandField
            autoFocus
            value={typed}
            onValueChange={(text) => {
              setTyped(text)
              setChosen('')
            }}
            placeholder={page ? 'Type to narrow down' : 'What do you want to do?'}
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && typed === '' && pages.length > (first ? 1 : 0))
                turnTo(pages.slice(0, -1))
            }}
          />
        </div>
        <CommandList label={page?.title ?? 'Commands'}>
          {found.map(({ group, commands }) => (
            <CommandGroup key={group} heading={group}>
              {commands.map((command) => (
                <Item key={command.id} command={command} onChoose={() => choose(command)} />
              ))}
            </CommandGroup>
          ))}
        </CommandList>
        <p
          role="status"
          className={found.length === 0 ? 'px-4 pt-2 pb-8 text-center text-quiet text-sm' : 'sr-only'}
        >
          {found.length === 0
            ? page && typed === ''
              ? (page.empty ?? '')
              : `Nothing is called “${typed}”.`
            : ''}
        </p>
      </CommandMenu>
    </dialog>
  )
}

function Item({ command, onChoose }: { command: Command; onChoose: () => void }) {
  const { id, title, detail, icon, keys, needs } = command
  const isOff = !canRun(command)
  return (
    <CommandItem value={id} disabled={isOff} onSelect={onChoose}>
      <span className="flex size-6 shrink-0 items-center justify-center text-quiet">{icon}</span>
      <span className={`min-w-0 truncate ${isOff ? 'text-quiet' : ''}`}>
        {title}
        {detail && <span className="ml-2 text-quiet">{detail}</span>}
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-2 pl-2 text-quiet text-xs">
        {isOff && needs}
        {command.leadsOn && <ChevronRight size={14} aria-hidden />}
        {keys?.[0] && !isOff && <Keys keys={keys[0]} className="max-md:hidden" />}
      </span>
    </CommandItem>
  )
}
