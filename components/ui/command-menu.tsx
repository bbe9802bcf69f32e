'use client'

import { Command } from 'cmdk'
import type { ComponentProps, ReactNode } from 'react'

/** A field over a list: arrow keys go through the list while one types, Enter picks. What fits is decided by who shows it. */
export const CommandMenu = ({
  label,
  children,
  ...rest
}: ComponentProps<typeof Command> & { label: string }) => (
  <Command
    label={label}
    shouldFilter={false}
    loop
    vimBindings={false}
    className="flex min-h-0 flex-1 flex-col"
    {...rest}
  >
    {children}
  </Command>
)

export const CommandField = ({ ...rest }: ComponentProps<typeof Command.Input>) => (
  <Command.Input
    className="h-12 w-full min-w-0 bg-transparent text-base outline-none placeholder:text-quiet focus-visible:outline-none"
    {...rest}
  />
)

export const CommandList = ({ label, children }: { label: string; children: ReactNode }) => (
  <Command.List
    label={label}
    className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain px-2 pb-2"
  >
    {children}
  </Command.List>
)

export const CommandGroup = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Command.Group
    heading={heading}
    className="[&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-3 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:font-medium [&>[cmdk-group-heading]]:text-quiet [&>[cmdk-group-heading]]:text-xs"
  >
    {children}
  </Command.Group>
)

export const CommandItem = (props: ComponentProps<typeof Command.Item>) => (
  <Command.Item
    {...props}
    className="flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-control px-2 py-1 text-sm aria-disabled:cursor-default aria-selected:bg-hover aria-selected:ring-1 aria-selected:ring-line-strong max-md:min-h-11"
  />
)
