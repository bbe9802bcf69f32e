import { Voice } from '@vonage/voice'
import { z } from 'zod'
import type { Sent } from '../../carrier'

/** What the SDK throws after an answer that is no success. */
const failed = z.object({ response: z.object({ status: z.number() }) })

type Request = Parameters<Voice['sendRequest']>[0]
type Response<Answer> = ReturnType<typeof Voice.prototype.sendRequest<Answer>>

/** Vonage's SDK, which remembers what it sent last and what came back: the body and the status, and no header. */
export class VoiceOnTape extends Voice {
  #sent: Sent | undefined

  taped(): { sent?: Sent } {
    return this.#sent ? { sent: this.#sent } : {}
  }

  /** Signed here; what cannot be signed is never sent. */
  override async prepareRequest(request: Request): Promise<Request> {
    const prepared = await super.prepareRequest(request)
    this.#sent = {
      method: request.method ?? 'GET',
      url: request.url,
      body: request.data === undefined ? '' : JSON.stringify(request.data),
    }
    return prepared
  }

  override async sendRequest<Answer>(request: Request): Response<Answer> {
    try {
      const response = await super.sendRequest<Answer>(request)
      const { status, data } = response
      this.#answered(status, data === undefined ? undefined : JSON.stringify(data))
      return response
    } catch (problem) {
      const answered = failed.safeParse(problem)
      if (answered.success) this.#answered(answered.data.response.status)
      throw problem
    }
  }

  #answered(status: number, answer?: string) {
    if (this.#sent) this.#sent = { ...this.#sent, status, ...(answer !== undefined && { answer }) }
  }
}
