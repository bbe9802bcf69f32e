import { ReadableStream, TextEncoderStream } from 'node:stream/web'

/**
 * Text that is made piece by piece, as the body of an answer: made only as fast as it is taken, and no further once nobody takes
 * it.
 */
export const textStream = (pieces: AsyncIterable<string>): BodyInit =>
  ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()) as BodyInit // Node's own streams are those of the web
