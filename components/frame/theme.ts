export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Where the browser keeps the choice. */
export const THEME_KEY = 'patchbay-theme'

/** Runs before the first paint, so that a page never flashes in the other theme. */
export const THEME_BEFORE_PAINT = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`
