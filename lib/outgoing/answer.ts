import type { IncomingMessage } from 'node:http'
import { pipeline, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** What a service may answer; the rest is not read. */
export const MAX_ANSWER_BYTES = 64 * 1024

/** What we can unpack. */
export const ENCODINGS = 'gzip, deflate, br'

/**
 * The body of an answer as text, cut at MAX_ANSWER_BYTES of what it unpacks to: a small packet that swells to gigabytes is unpacked
 * no further than that, and one that gives nothing is read no further either.
 *
 * @throws an Error with a short reason
 */
export async function textOf(response: IncomingMessage): Promise<string> {
  const unpack = unpackerFor(response.headers['content-encoding'])
  let received = 0
  const bound = async function* (parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      received += part.length
      yield part
      if (received > MAX_ANSWER_BYTES) return
    }
  }
  const source = unpack ? pipeline(response, bound, unpack, () => {}) : response
  const parts: Buffer[] = []
  let size = 0
  for await (const part of source as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size > MAX_ANSWER_BYTES) break
  }
  return Buffer.concat(parts).subarray(0, MAX_ANSWER_BYTES).toString('utf8')
}

/** Nothing when it comes as it is. What was packed twice was packed to do harm. */
function unpackerFor(encoding: string | undefined): Transform | undefined {
  // An answer that was cut, by us or on its way, is unpacked as far as it goes.
  const cut = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
  switch (encoding?.trim().toLowerCase() || 'identity') {
    case 'identity':
      return undefined
    case 'gzip':
    case 'x-gzip':
      return createGunzip(cut)
    case 'deflate':
      return createInflate(cut)
    case 'br':
      return createBrotliDecompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      })
    default:
      throw new Error('bad-encoding')
  }
}
