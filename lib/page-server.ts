import { type Server, server } from './server'

/** What a page stands on, in the name of whoever looks at it. The first line of every page. */
export const pageServer = (): Promise<Server> => server()
