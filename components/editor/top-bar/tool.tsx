import type { LucideIcon } from 'lucide-react'
import { useEditorCommand } from '../commands/editor-commands'

/** A command as an icon. */
export function Tool({
  Icon,
  command,
  isEnabled = true,
  className = '',
}: {
  Icon: LucideIcon
  command: string
  isEnabled?: boolean
  className?: string
}) {
  const { run, label, icon: _, ...titles } = useEditorCommand(command)
  return (
    <button
      type="button"
      {...titles}
      aria-label={label}
      disabled={!isEnabled}
      onClick={run}
      className={`flex size-8 items-center justify-center rounded-control text-quiet enabled:hover:bg-hover enabled:hover:text-text disabled:text-faint/60 max-md:size-11 ${className}`}
    >
      <Icon size={16} aria-hidden />
    </button>
  )
}
