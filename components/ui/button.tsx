import type { ComponentProps } from 'react'

const LOOKS = {
  /** What most people come to do. */
  primary: 'border-transparent bg-accent text-panel hover:opacity-90',
  plain: 'border-line-strong bg-panel hover:bg-hover',
  /** One of many, in rows and tool bars. */
  quiet: 'border-transparent text-quiet hover:bg-hover hover:text-text',
} as const

/** The look of a button, also for a link that acts as one. */
export const buttonLook = (look: keyof typeof LOOKS = 'plain'): string =>
  `inline-flex h-8 shrink-0 cursor-pointer items-center justify-center gap-1.5 whitespace-nowrap rounded-control border px-3 font-medium text-sm disabled:cursor-default disabled:opacity-50 max-md:h-11 ${LOOKS[look]}`

export const Button = ({
  look,
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: keyof typeof LOOKS }) => (
  <button type="button" {...rest} className={`${buttonLook(look)} ${className}`} />
)

/** A button that is only an icon: its name is heard, and shown when the pointer rests on it. */
export const iconButtonLook =
  'inline-flex size-7 shrink-0 cursor-pointer items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text disabled:cursor-default disabled:opacity-50 max-md:size-11'

export const IconButton = ({
  label,
  hint = label,
  className = '',
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & {
  label: string
  /** What the pointer is shown, where that is more than the name: its keys too. */
  hint?: string
}) => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    title={hint}
    className={`${iconButtonLook} ${className}`}
  />
)
