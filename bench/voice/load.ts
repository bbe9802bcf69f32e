import { connect } from 'node:net'

export type Measured = {
  requests: number
  seconds: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  failed: number
}

/**
 * Sends prepared requests over kept-open connections, each the next one as soon as its reply is whole, and measures.
 * Written on bare sockets so that the sender is never what is measured.
 *
 * @param requests whole HTTP/1.1 requests, each sent once
 * @param isGood told each reply's head and body; what it refuses counts as failed
 */
export async function load(
  port: number,
  requests: Buffer[],
  connections: number,
  isGood: (reply: string) => boolean,
): Promise<Measured> {
  let next = 0
  let failed = 0
  const tookMs: number[] = []
  const startedAt = performance.now()

  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((done, fail) => {
          const socket = connect({ port, host: '127.0.0.1', noDelay: true })
          let pending = ''
          let sentAt = 0
          const send = () => {
            const request = requests[next]
            if (!request) return socket.end(done)
            next += 1
            sentAt = performance.now()
            socket.write(request)
          }
          socket.on('connect', send)
          socket.on('error', fail)
          socket.on('data', (bytes: Buffer) => {
            pending += bytes.toString('latin1')
            if (!isWhole(pending)) return
            tookMs.push(performance.now() - sentAt)
            if (!isGood(pending)) failed += 1
            pending = ''
            send()
          })
        }),
    ),
  )

  const seconds = (performance.now() - startedAt) / 1_000
  tookMs.sort((a, b) => a - b)
  const at = (share: number) => tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * share))] ?? 0
  return {
    requests: tookMs.length,
    seconds,
    perSecond: tookMs.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    failed,
  }
}

/** Replies of one request at a time: whole when as many bytes follow the head as it announces, or the last chunk is there. */
function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /content-length: (\d+)/i.exec(text)?.[1]
  return length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= head + 4 + Number(length)
}
