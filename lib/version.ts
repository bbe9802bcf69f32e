import packageJson from '../package.json'

/** The version of this program: what runs side by side should have the same. */
export const VERSION: string = packageJson.version
