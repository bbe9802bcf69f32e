import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, whatever folder a script is started from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A path inside the project. */
export const inRoot = (...parts) => join(root, ...parts)
