import { kindNamed } from '@/lib/flow/kinds'

/** `1 Sales`, `Nothing pressed`: the key where the exit is one. */
export function exitLabel(kind: string, settings: unknown, exit: string): string {
  const label = kindNamed(kind)
    .exits(settings)
    .find(({ id }) => id === exit)?.label
  if (!label) return exit
  return /^[0-9*#]$/.test(exit) && !label.endsWith(exit) ? `${exit} ${label}` : label
}
