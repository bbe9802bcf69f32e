import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SignedRequest } from '../sender'
import type { Reply } from '../state'
import { json, menu, talk } from './story'

/** A small IVR written by hand: 1 is connected with a whisper, 2 leaves a message, anything else is asked again. */
export function receptionAt(publicUrl: string) {
  const at = (path: string) => `${publicUrl}/webhooks/vonage/${path}`
  const greeting = (first: string) => [
    talk(first),
    talk('For sales, press 1. To leave a message, press 2.', { bargeIn: true }),
    menu({ eventUrl: [at('input')] }),
  ]
  const sales = [
    talk('Connecting you.'),
    {
      action: 'connect',
      eventType: 'synchronous',
      from: '442079460000',
      eventUrl: [at('connect')],
      endpoint: [{ type: 'phone', number: '442079460018', onAnswer: { url: at('whisper') } }],
    },
  ]
  const message = [
    talk('After the tone, please.'),
    { action: 'record', beepStart: true, endOnSilence: 3, eventUrl: [at('recording')] },
    talk('Thank you.'),
  ]

  const seen: { path: string; body: Record<string, unknown> }[] = []
  const serve = (path: string, text: string): Reply => {
    const body = JSON.parse(text)
    seen.push({ path: path.replace('/webhooks/vonage/', ''), body })
    switch (path) {
      case '/webhooks/vonage/answer':
        return json(greeting('Welcome to Acme.'))
      case '/webhooks/vonage/input': {
        const digits = body.dtmf.digits
        return json(digits === '1' ? sales : digits === '2' ? message : greeting('Please choose.'))
      }
      case '/webhooks/vonage/connect':
        return body.status === 'busy' ? json([talk('They are busy.')]) : { ...json(''), status: 204 }
      case '/webhooks/vonage/whisper':
        return json([talk('A sales call.')])
      default:
        return { status: 204, contentType: '', body: '' }
    }
  }
  return {
    /** What has arrived so far, in the order of arrival. */
    seen,
    /** Serves in the same process, without a network. */
    transport: async ({ url, body }: SignedRequest) => serve(new URL(url).pathname, body),
    serve,
  }
}

/** The same over HTTP. */
export async function openReception() {
  let reception = receptionAt('')
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const reply = reception.serve(request.url ?? '', text)
    if ('failed' in reply) return void request.socket.destroy()
    response.writeHead(reply.status, { 'content-type': reply.contentType }).end(reply.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  reception = receptionAt(url)
  return { url, seen: reception.seen, close: () => new Promise((resolve) => server.close(resolve)) }
}
