/** How controls of the inspector look. Their edge is dark enough to be found by those who see little. */
const edge = 'rounded-control border border-faint bg-raised aria-invalid:border-bad'
const height = 'h-8 max-md:h-11'

export const controlLook = `w-full min-w-0 ${height} ${edge} px-2 text-sm placeholder:text-quiet disabled:opacity-60`
export const areaLook = `w-full min-w-0 ${edge} px-2 py-1.5 text-sm placeholder:text-quiet`
export const quietButtonLook =
  'inline-flex h-7 items-center gap-1.5 rounded-control px-2 font-medium text-accent text-sm hover:bg-hover disabled:opacity-40 max-md:h-11'
