import { colourOf, initialsOf } from './look'

/** A person as a disc of their colour with their initials; who stands beside it says the name. */
export const Avatar = ({ id, name, size = 24 }: { id: string; name: string; size?: number }) => (
  <span
    aria-hidden
    style={{ background: colourOf(id), width: size, height: size, fontSize: size * 0.42 }}
    className="inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-panel leading-none"
  >
    {initialsOf(name)}
  </span>
)
