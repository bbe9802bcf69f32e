import { subscribe } from 'node:diagnostics_channel'
import { PEER_HEADER } from './came-from'

/**
 * Writes the other end of each connection into its request, over whatever was sent under that name: Next hands on headers, but not
 * connections, and `X-Forwarded-For` is what anybody may write.
 */
export function tellPeers(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, socket } = message as {
      request: { headers: Record<string, string | undefined> }
      socket: { remoteAddress?: string }
    }
    request.headers[PEER_HEADER] = socket.remoteAddress ?? ''
  })
}
