import { createRoute, z } from '@hono/zod-openapi'
import { accountChange, accountFields } from '@/lib/remote/account-settings'
import { describeAccount, putAccount } from '@/lib/store/accounts'
import { changeAccount, removeAccount } from '@/lib/store/change-account'
import { atCarrier, carrierName } from './at-carrier'
import type { Routes } from './deps'
import { BODY_CODES, objections, problem } from './problems'
import { time } from './schemas'
import { takes } from './takes'

/** What is told of an account: which parts of it are set. No value ever leaves. */
const accountRecord = z
  .object({
    carrier: carrierName,
    isSet: z.object({
      apiKey: z.boolean(),
      apiSecret: z.boolean(),
      applicationId: z.boolean(),
      privateKey: z.boolean(),
      signatureSecret: z.boolean(),
      previousSignatureSecret: z.boolean(),
    }),
    changedAt: z.object({
      apiKey: time.nullable(),
      apiSecret: time.nullable(),
      applicationId: time.nullable(),
      privateKey: time.nullable(),
      signatureSecret: time.nullable(),
      previousSignatureSecret: time.nullable(),
    }),
    acceptsUnsigned: z.boolean(),
  })
  .openapi('CarrierAccount')

const wholeAccount = z
  .strictObject({
    apiKey: accountFields.apiKey,
    apiSecret: accountFields.apiSecret.optional(),
    applicationId: accountFields.applicationId.optional(),
    privateKey: accountFields.privateKey.optional(),
    signatureSecret: accountFields.signatureSecret.optional(),
    previousSignatureSecret: accountFields.signatureSecret
      .optional()
      .openapi({ description: 'Still taken while the signature secret is being rotated' }),
    acceptsUnsigned: z
      .boolean()
      .default(false)
      .openapi({ description: 'Take webhooks that carry no signature. Anybody can forge those.' }),
  })
  .refine(({ signatureSecret, previousSignatureSecret }) => signatureSecret || !previousSignatureSecret, {
    path: ['previousSignatureSecret'],
    message: 'is the secret before `signatureSecret`, so that must be given too',
  })

const show = createRoute({
  ...takes('viewer'),
  method: 'get',
  path: '/carriers/{carrier}',
  summary: 'Which parts of the account at a carrier are set',
  request: { params: atCarrier },
  responses: {
    200: { description: 'Never their values', content: { 'application/json': { schema: accountRecord } } },
    ...objections(),
  },
})

const put = createRoute({
  ...takes('owner'),
  method: 'put',
  path: '/carriers/{carrier}',
  summary: 'Set the account at a carrier',
  description:
    'Replaces everything: what is left out is not set any more. Encrypted at rest; never given back.',
  request: {
    params: atCarrier,
    body: { required: true, content: { 'application/json': { schema: wholeAccount } } },
  },
  responses: {
    200: { description: 'Set', content: { 'application/json': { schema: accountRecord } } },
    ...objections(...BODY_CODES),
  },
})

const change = createRoute({
  ...takes('owner'),
  method: 'patch',
  path: '/carriers/{carrier}',
  summary: 'Change parts of the account at a carrier',
  description:
    'What is left out stays; `null` is not set any more. With `keepsPrevious`, the signature secret that is replaced goes on being taken.',
  request: {
    params: atCarrier,
    body: { required: true, content: { 'application/json': { schema: accountChange } } },
  },
  responses: {
    200: { description: 'Changed', content: { 'application/json': { schema: accountRecord } } },
    ...objections(...BODY_CODES, 'carrier-not-set-up'),
  },
})

const remove = createRoute({
  ...takes('owner'),
  method: 'delete',
  path: '/carriers/{carrier}',
  summary: 'Forget the account at a carrier',
  description: 'Changes nothing at the carrier. Its webhooks are refused from now on.',
  request: { params: atCarrier },
  responses: {
    200: { description: 'Nothing is set', content: { 'application/json': { schema: accountRecord } } },
    ...objections(),
  },
})

/** Accounts at carriers. */
export const carrierRoutes: Routes = (api, { db, encryptionKey }) => {
  api.openapi(show, async (c) => c.json(await describeAccount(db, c.req.valid('param').carrier), 200))

  api.openapi(put, async (c) => {
    const { carrier } = c.req.valid('param')
    const { signatureSecret, previousSignatureSecret, ...rest } = c.req.valid('json')
    const signatureSecrets = [signatureSecret, previousSignatureSecret].filter(
      (secret) => secret !== undefined,
    )
    await putAccount(db, encryptionKey, carrier, { ...rest, signatureSecrets })
    return c.json(await describeAccount(db, carrier), 200)
  })

  api.openapi(change, async (c) => {
    const { carrier } = c.req.valid('param')
    const changed = await changeAccount(db, encryptionKey, carrier, c.req.valid('json'))
    if (!changed.ok) return problem(c, 'carrier-not-set-up', 'An account begins with its `apiKey`.')
    return c.json(await describeAccount(db, carrier), 200)
  })

  api.openapi(remove, async (c) => {
    const { carrier } = c.req.valid('param')
    await removeAccount(db, carrier)
    return c.json(await describeAccount(db, carrier), 200)
  })
}
