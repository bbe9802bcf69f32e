/** Diameter of a port, in pixels at 100 %. Wires begin and end at its rim. */
export const PORT = 12
