import { createContext } from 'react'

/** Below this zoom a card shows only icon and name. */
export const FAR_BELOW = 0.5

/** Whether the canvas is seen from afar. One answer for all cards: each of them asking the canvas would be asked at every frame. */
export const Far = createContext(false)
