import { z } from 'zod'
import { written } from '@/lib/flow/numbers'
import type { AnsweredBy, OwnedNumber, Remote, RemoteAccount } from '../../account'
import type { Client } from './client'

const PAGE_SIZE = 100
const MAX_PAGES = 50

/** A number in Vonage's words (https://developer.vonage.com/en/api/numbers). */
const numberDocument = z.looseObject({
  country: z.string(),
  msisdn: z.string().regex(/^\d{5,15}$/),
  type: z.string().default(''),
  features: z.array(z.string()).default([]),
  app_id: z.string().optional(),
  voiceCallbackType: z.string().optional(),
  voiceCallbackValue: z.string().optional(),
})
type NumberDocument = z.infer<typeof numberDocument>

/** No number at all is `{}`. */
const page = z.object({ count: z.number().default(0), numbers: z.array(numberDocument).default([]) })
const updated = z.object({ errorCode: z.string() }).or(z.object({ 'error-code': z.coerce.string() }))

/** What a form may hold that has nothing to do with calls. It goes along as it was: what is left out is reset. */
const KEPT = ['moHttpUrl', 'moSmppSysType', 'messagesCallbackType', 'messagesCallbackValue'] as const

const FEATURES: Record<string, string> = { VOICE: 'voice', SMS: 'text', MMS: 'picture' }

type Part = Pick<RemoteAccount, 'numbers' | 'number' | 'linkNumber' | 'unlinkNumber'>

/** The numbers that an account holds. */
export function numbersOf(client: Client): Part {
  async function read(e164: string): Promise<Remote<NumberDocument>> {
    const msisdn = e164.replace(/^\+/, '')
    // Whatever the search finds beside it, this one is picked by its digits.
    const found = await client.ownedNumbers(page, { pattern: msisdn, searchPattern: 0, size: PAGE_SIZE })
    if (!found.ok) return found
    const number = found.value.numbers.find((number) => number.msisdn === msisdn)
    if (number) return { ok: true, value: number }
    return {
      ok: false,
      reason: 'not-found',
      message: `This Vonage account does not hold ${written(e164)}. Rent it there, or use the account that holds it.`,
    }
  }

  async function change(
    number: NumberDocument,
    answers: Record<string, string>,
  ): Promise<Remote<NumberDocument>> {
    const kept = Object.fromEntries(
      KEPT.flatMap((name) => (typeof number[name] === 'string' ? [[name, number[name]]] : [])),
    )
    const { country, msisdn } = number
    const done = await client.submit(updated, '/number/update', { country, msisdn, ...kept, ...answers })
    return done.ok ? read(`+${msisdn}`) : done
  }

  return {
    async numbers() {
      const owned: OwnedNumber[] = []
      for (let index = 1; index <= MAX_PAGES; index++) {
        const found = await client.ownedNumbers(page, { size: PAGE_SIZE, index })
        if (!found.ok) return found
        owned.push(...found.value.numbers.map(ownedOf))
        if (found.value.numbers.length === 0 || index * PAGE_SIZE >= found.value.count) break
      }
      return { ok: true, value: owned.sort((one, other) => one.e164.localeCompare(other.e164)) }
    },

    async number(e164) {
      const found = await read(e164)
      return found.ok ? { ok: true, value: ownedOf(found.value) } : found
    },

    async linkNumber(e164, applicationId) {
      const found = await read(e164)
      if (!found.ok) return found
      if (isAt(found.value, applicationId)) return { ok: true, value: ownedOf(found.value) }
      // The voice callback stays out: a phone or SIP address in it would go before the application.
      const done = await change(found.value, { app_id: applicationId })
      if (!done.ok) return done
      return isAt(done.value, applicationId) ? { ok: true, value: ownedOf(done.value) } : notKept('linked')
    },

    async unlinkNumber(e164, applicationId) {
      const found = await read(e164)
      if (!found.ok) return found
      if (!isAt(found.value, applicationId)) return { ok: true, value: ownedOf(found.value) }
      const done = await change(found.value, {})
      if (!done.ok) return done
      return isAt(done.value, applicationId) ? notKept('unlinked') : { ok: true, value: ownedOf(done.value) }
    },
  }
}

const ownedOf = (number: NumberDocument): OwnedNumber => ({
  e164: `+${number.msisdn}`,
  country: number.country,
  type: number.type,
  features: number.features.map((feature) => FEATURES[feature] ?? feature.toLowerCase()),
  answeredBy: answeredBy(number),
})

/** A phone or SIP address goes before the application. */
function answeredBy({
  app_id,
  voiceCallbackType: type,
  voiceCallbackValue: value = '',
}: NumberDocument): AnsweredBy {
  if (type === 'sip' && value) return { by: 'sip', address: value }
  if (type === 'tel' && value) return { by: 'phone', address: value }
  if (app_id) return { by: 'application', id: app_id }
  if (!type || !value) return { by: 'nothing' }
  return type === 'app' ? { by: 'application', id: value } : { by: 'other', address: value }
}

const isAt = (number: NumberDocument, applicationId: string): boolean => {
  const now = answeredBy(number)
  return now.by === 'application' && now.id === applicationId
}

const notKept = (what: string): Remote<never> => ({
  ok: false,
  reason: 'not-kept',
  message: `Vonage said the number was ${what}, but shows it as before. Try again, or change it in the Vonage dashboard.`,
})
