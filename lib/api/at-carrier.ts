import { z } from '@hono/zod-openapi'
import { accountCarriers } from '@/lib/carriers'

const names = accountCarriers.map(({ name }) => name)

/** A carrier at which an account is held. */
export const carrierName = z
  .enum(names, `is no carrier with an account to set; those are: ${names.join(', ')}`)
  .openapi({ example: names[0] })

/** The carrier in the address of a request. */
export const atCarrier = z.object({ carrier: carrierName })
