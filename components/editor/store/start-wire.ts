/** The wire from the incoming call to the start. No wire of a node has this id: theirs hold a colon. */
export const START_WIRE = 'start'
