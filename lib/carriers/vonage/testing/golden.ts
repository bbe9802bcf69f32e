import { expect } from 'vitest'
import type { Instruction } from '@/lib/flow/instruction'
import type { Links } from '../../carrier'
import { lint } from '../lint'
import type { Ncco } from '../ncco'
import { render } from '../render'

/** Addresses as the voice server makes them, with a seal that never changes. */
export const links: Links = {
  to: (hook) => `https://ivr.example.com/webhooks/vonage/${hook}?t=sealed`,
  whisper: (spoken) =>
    `https://ivr.example.com/webhooks/vonage/whisper?t=${'text' in spoken ? 'text' : 'audio'}`,
  ringback: (tone) => `https://ivr.example.com/audio/ringback-${tone}.wav`,
}

/** The NCCO of the instructions, which must be one without fault. */
export function nccoFor(instructions: Instruction[]): Ncco {
  const reply = render(instructions, links)
  expect(reply).toMatchObject({ status: 200, contentType: 'application/json' })
  const ncco: Ncco = JSON.parse(reply.body)
  expect(lint(ncco).filter(({ level }) => level === 'error')).toEqual([])
  return ncco
}

/**
 * Holds an NCCO against `fixtures/<name>.golden.json`. A change of what callers get shows there as a difference to be read;
 * `npx vitest run -u` takes it over.
 */
export const expectGolden = (ncco: Ncco, name: string): Promise<void> =>
  expect(`${JSON.stringify(ncco, null, 2)}\n`).toMatchFileSnapshot(`./fixtures/${name}.golden.json`)
