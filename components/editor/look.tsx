import {
  Braces,
  Clock,
  Disc,
  GitBranch,
  Globe,
  Grip,
  Hash,
  type LucideIcon,
  MessageSquare,
  Percent,
  PhoneForwarded,
  PhoneOff,
  Square,
  Users,
  Variable,
  Voicemail,
  Volume2,
  Workflow,
} from 'lucide-react'
import type { Group } from '@/lib/flow/kind'

const ICONS: Record<string, LucideIcon> = {
  say: Volume2,
  menu: Grip,
  gather: Hash,
  branch: GitBranch,
  hours: Clock,
  split: Percent,
  set: Variable,
  dial: PhoneForwarded,
  conference: Users,
  voicemail: Voicemail,
  record: Disc,
  http: Globe,
  sms: MessageSquare,
  raw: Braces,
  flow: Workflow,
  hangup: PhoneOff,
}

/** The groups of the palette as people call them, and the hue of each, on icon tiles and ports. */
export const GROUP_LOOKS: Record<Group, { title: string; tile: string; port: string }> = {
  talk: { title: 'Talk', tile: 'bg-talk/14 text-talk', port: 'text-talk' },
  listen: { title: 'Listen', tile: 'bg-listen/14 text-listen', port: 'text-listen' },
  decide: { title: 'Decide', tile: 'bg-decide/14 text-decide', port: 'text-decide' },
  reach: { title: 'Reach people', tile: 'bg-reach/14 text-reach', port: 'text-reach' },
  outside: { title: 'Outside', tile: 'bg-outside/14 text-outside', port: 'text-outside' },
  end: { title: 'End', tile: 'bg-end/14 text-[var(--color-end)]', port: 'text-[var(--color-end)]' },
}

/** A kind that came without an icon has an empty tile. */
export const iconOf = (kind: string): LucideIcon => ICONS[kind] ?? Square

const TILES = {
  small: 'size-6 rounded-[5px]',
  medium: 'size-7 rounded-control',
  large: 'size-14 rounded-panel',
}
const ICON_SIZES = { small: 14, medium: 16, large: 32 }

/** The icon of a kind on a tile in the hue of its group. */
export function KindTile({
  kind,
  group,
  size = 'medium',
}: {
  kind: string
  group: Group
  size?: keyof typeof TILES
}) {
  const Icon = iconOf(kind)
  return (
    <span className={`flex shrink-0 items-center justify-center ${TILES[size]} ${GROUP_LOOKS[group].tile}`}>
      <Icon size={ICON_SIZES[size]} aria-hidden />
    </span>
  )
}
