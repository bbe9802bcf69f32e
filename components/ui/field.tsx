import type { ReactNode } from 'react'

/** The look of what one types or chooses in. */
export const inputLook =
  'h-8 rounded-control border border-line-strong bg-panel px-2 text-sm placeholder:text-quiet aria-invalid:border-bad disabled:opacity-50 max-md:h-11'

/** A control with its name above it, and a word of help below. */
export const Field = ({
  label,
  help,
  className = '',
  children,
}: {
  label: string
  help?: ReactNode
  className?: string
  children: ReactNode
}) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is handed in
  <label className={`flex flex-col gap-1 text-sm ${className}`}>
    <span className="font-medium">{label}</span>
    {children}
    {help && <span className="text-quiet text-xs">{help}</span>}
  </label>
)
