/** `unheardCount` counts one more. */
const MOST_SHOWN = 99

/** How many messages wait to be heard: beside the name of the place, or at its icon where there is no room for names. */
export const UnheardBadge = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span className="absolute top-1.5 left-[calc(50%+4px)] min-w-4 rounded-full bg-accent px-1 text-center font-medium text-[11px] text-panel leading-4 tabular-nums md:static md:ml-auto md:group-has-[[data-full]]/frame:absolute md:group-has-[[data-full]]/frame:top-0.5">
      {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
      <span className="sr-only"> unheard</span>
    </span>
  )
