import { createContext } from 'react'

/** Whether the flow is only looked at: ports then say what they are, and not what to do with them. */
export const ReadOnly = createContext(false)
