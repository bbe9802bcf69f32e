import type { Calls, Carrier } from './carrier'
import { sandboxCalls } from './sandbox/calls'
import { vonage } from './vonage'

/** Carriers by the word in the address of their webhooks: whose dialect is spoken there. The sandbox speaks Vonage's. */
export const carriers: Record<string, Carrier> = { vonage }

/** Carriers as people call them, by whose numbers they are. */
export const carrierTitles: Record<string, string> = {
  ...Object.fromEntries(Object.values(carriers).map(({ name, title }) => [name, title])),
  sandbox: 'Sandbox',
}

/** Who places calls, by whose numbers they come from. */
export const callsBy: Record<string, Calls> = {
  ...Object.fromEntries(Object.values(carriers).flatMap(({ name, calls }) => (calls ? [[name, calls]] : []))),
  sandbox: sandboxCalls,
}

/** Whose dialect the webhooks of a number speak: the word in their address. */
export const dialectOf = (carrier: string): string => (carrier === 'sandbox' ? 'vonage' : carrier)
