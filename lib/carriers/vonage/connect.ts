import type { Destination, InstructionOf, Ringback } from '@/lib/flow/instruction'
import type { Links } from '../carrier'
import { isHttpUrl } from './look'
import { type Connect, type Endpoint, within } from './ncco'
import { JOINS_MACHINES, saying } from './request'

type Dial = InstructionOf<'dial'>

/**
 * One destination, as the last action of its document. `synchronous` makes Vonage ask us what to do when it is not reached;
 * the next destination is given in that answer, never in the same document, where it might be dialled although the first has
 * answered.
 */
export function connectTo(dial: Dial, links: Links): Connect {
  const ringbackTone = toneUrl(dial.ringback, links)
  return {
    action: 'connect',
    endpoint: [endpointOf(dial, links, ringbackTone)],
    ...callerOf(dial),
    eventType: 'synchronous',
    timeout: within('connect.timeout', dial.ringSeconds),
    limit: within('connect.limit', dial.maxSeconds),
    ...machineOf(dial),
    ...(ringbackTone && { ringbackTone }),
    eventUrl: [
      dial.machine === 'continue' ? saying(links.to('connect'), JOINS_MACHINES) : links.to('connect'),
    ],
    eventMethod: 'POST',
  }
}

const bare = (number: string): string => number.replace(/^\+/, '')

/** A phone must be shown a number of ours, of the account's choice if the flow names none. Others take one or none. */
function callerOf({ callerId, destination }: Dial): Pick<Connect, 'from' | 'randomFromNumber'> {
  if (callerId && /^\+?\d{7,15}$/.test(callerId)) return { from: bare(callerId) }
  return destination.type === 'phone' ? { randomFromNumber: true } : {}
}

/**
 * `leave` hangs up on a machine. The event that tells of it should then be answered like "busy" is, but that it may be is
 * known only from Vonage's blog of 2021. Were it not so, the call would end with the leg, as it does when nobody answers for us.
 *
 * `continue` joins whatever answers and only tells which it was. Its address says so, or the news would count as an outcome
 * and take the caller away from the machine.
 *
 * An app, a WebSocket or an extension is no machine.
 */
function machineOf({ machine, destination }: Dial): Pick<Connect, 'machineDetection'> {
  if (machine === 'off' || !['phone', 'sip'].includes(destination.type)) return {}
  return { machineDetection: machine === 'leave' ? 'hangup' : 'continue' }
}

function endpointOf(dial: Dial, links: Links, ringbackTone: string | undefined): Endpoint {
  const { destination, whisper } = dial
  switch (destination.type) {
    case 'phone':
      return {
        type: 'phone',
        number: bare(destination.number),
        ...(destination.dtmfOnAnswer &&
          /^[0-9*#p]+$/.test(destination.dtmfOnAnswer) && { dtmfAnswer: destination.dtmfOnAnswer }),
        // Documented for phones alone; elsewhere the whisper is left out rather than the call lost.
        ...(whisper && { onAnswer: { url: links.whisper(whisper), ...(ringbackTone && { ringbackTone }) } }),
      }
    case 'sip':
      return { type: 'sip', uri: destination.uri, ...headersOf(destination) }
    case 'app':
      return { type: 'app', user: destination.user }
    case 'vbc':
      return { type: 'vbc', extension: destination.extension }
    case 'websocket':
      return {
        type: 'websocket',
        uri: destination.uri,
        'content-type': destination.contentType,
        ...headersOf(destination),
      }
  }
}

const headersOf = ({ headers }: Extract<Destination, { headers?: unknown }>) =>
  headers && Object.keys(headers).length > 0 ? { headers } : {}

function toneUrl(ringback: Ringback | undefined, links: Links): string | undefined {
  if (!ringback) return undefined
  if ('tone' in ringback) return links.ringback(ringback.tone)
  return isHttpUrl(ringback.audioUrl) ? ringback.audioUrl : undefined
}
