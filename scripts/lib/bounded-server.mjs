// Loaded before Next.js: whoever sends a request byte by byte does not hold a connection for the five minutes that Node.js waits
// by itself. Next.js has no setting for it.
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'

const TIMES = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 2_000 }

const { createServer } = http
http.createServer = (...args) => {
  const [options, listener] = typeof args[0] === 'function' ? [{}, args[0]] : args
  return createServer({ ...TIMES, ...options }, listener)
}
syncBuiltinESMExports()
