import type { Calls, Carrier } from './carrier'
import { sandboxCalls } from './sandbox/calls'
import { isTestLine, SANDBOX } from './test-line'
import { vonage } from './vonage'

/** Carriers by the word in the address of their webhooks: whose dialect is spoken there. The sandbox speaks Vonage's. */
export const carriers: Record<string, Carrier> = { vonage }

/** Carriers as people call them, by whose numbers they are. */
export const carrierTitles: Record<string, string> = {
  ...Object.fromEntries(Object.values(carriers).map(({ name, title }) => [name, title])),
  [SANDBOX]: 'Sandbox',
}

/** Carriers at which an account is held: one whose credentials are set in the settings, and which can be asked about itself. */
export const accountCarriers: Carrier[] = Object.values(carriers).filter(({ account }) => account)

/** Who places calls, by whose numbers they come from. */
export const callsBy: Record<string, Calls> = {
  ...Object.fromEntries(Object.values(carriers).flatMap(({ name, calls }) => (calls ? [[name, calls]] : []))),
  [SANDBOX]: sandboxCalls,
}

/** Whose dialect the webhooks of a number speak: the word in their address. */
export const dialectOf = (carrier: string): string => (isTestLine(carrier) ? vonage.name : carrier)
