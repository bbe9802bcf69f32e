import type { Carrier } from './carrier'
import { vonage } from './vonage'

/** Carriers by the word in the address of their webhooks: whose dialect is spoken there. The sandbox speaks Vonage's. */
export const carriers: Record<string, Carrier> = { vonage }

/** Carriers as people call them, by whose numbers they are. */
export const carrierTitles: Record<string, string> = {
  ...Object.fromEntries(Object.values(carriers).map(({ name, title }) => [name, title])),
  sandbox: 'Sandbox',
}
