import { Search } from 'lucide-react'
import type { RefObject } from 'react'
import { moveThroughRows } from './use-keys'

/** Narrows the rows of a page as it is typed. Enter goes to the first of them, Escape shows them all again. */
export const SearchField = ({
  label,
  placeholder,
  typed,
  onType,
  field,
}: {
  label: string
  placeholder: string
  typed: string
  onType: (text: string) => void
  /** For `/`, which leads there. */
  field: RefObject<HTMLInputElement | null>
}) => (
  <label className="relative max-md:w-full">
    <span className="sr-only">{label}</span>
    <Search
      size={14}
      aria-hidden
      className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 text-quiet"
    />
    <input
      ref={field}
      type="search"
      value={typed}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // Else the same press would open the row that gets the focus.
          event.preventDefault()
          moveThroughRows(1)
        }
        if (event.key === 'Escape') onType('')
      }}
      placeholder={placeholder}
      className="h-8 w-56 rounded-control border border-line-strong bg-panel pr-2 pl-8 text-sm placeholder:text-quiet max-md:h-11 max-md:w-full"
    />
    <span
      aria-hidden="true"
      className={`-translate-y-1/2 absolute top-1/2 right-2 rounded-sm border border-line px-1 font-sans text-quiet text-xs max-md:hidden ${typed ? 'hidden' : ''}`}
    >
      /
    </span>
  </label>
)
