import { z } from 'zod'
import type { Sentence } from '../store/recordings'

/** A transcript is text: two hours of speech are far less. */
const MAX_BYTES = 8 * 1024 * 1024
const EXCERPT_CHARACTERS = 160

/** What is needed of a carrier's transcript: its sentences and when they were said. */
const document = z.object({
  channels: z
    .array(
      z.object({
        transcript: z
          .array(
            z.object({
              sentence: z.string().max(10_000),
              timestamp: z.number().min(0).max(86_400_000),
              duration: z.number().min(0).max(86_400_000),
            }),
          )
          .max(20_000),
      }),
    )
    .max(32),
})

/**
 * Reads a transcript: sentences in the order in which they were said, whoever said them.
 *
 * @returns nothing when it is none
 */
export async function readTranscript(
  body: AsyncIterable<Uint8Array>,
): Promise<{ sentences: Sentence[]; excerpt: string } | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.byteLength
    if (size > MAX_BYTES) return undefined
    pieces.push(piece)
  }
  const read = document.safeParse(parsed(Buffer.concat(pieces).toString('utf8')))
  if (!read.success) return undefined
  const sentences = read.data.channels
    .flatMap(({ transcript }, channel) =>
      transcript.map(({ sentence, timestamp, duration }) => ({
        text: clean(sentence),
        startMs: Math.round(timestamp),
        endMs: Math.round(timestamp + duration),
        channel,
      })),
    )
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.startMs - b.startMs || a.channel - b.channel)
  return { sentences, excerpt: excerptOf(sentences) }
}

/** What no database takes, and what no one reads. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim()

function excerptOf(sentences: Sentence[]): string {
  const text = sentences.map((sentence) => sentence.text).join(' ')
  return text.length <= EXCERPT_CHARACTERS
    ? text
    : `${text.slice(0, EXCERPT_CHARACTERS).replace(/\s+\S*$/, '')}…`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
