import { createContext } from 'react'

/** Below this zoom a card shows only icon and name. */
export const FAR_BELOW = 0.5

/** Below this zoom nothing can be read, hundreds are in sight, and a card is a speck in the hue of its group. */
export const SPECK_BELOW = 0.25

/** Whether the canvas is seen from afar. One answer for all cards: each of them asking the canvas would be asked at every frame. */
export const Far = createContext(false)

/** Whether cards are specks. */
export const Speck = createContext(false)
