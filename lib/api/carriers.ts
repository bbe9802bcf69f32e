import { createPrivateKey } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { describeAccount, putAccount } from '@/lib/store/accounts'
import type { Routes } from './deps'
import { BODY_CODES, objections } from './problems'

const credential = z.string().trim().min(1).max(500)

/** What is told of an account: which parts of it are set. No value ever leaves. */
const vonageRecord = z
  .object({
    carrier: z.literal('vonage'),
    isSet: z.object({
      apiKey: z.boolean(),
      apiSecret: z.boolean(),
      applicationId: z.boolean(),
      privateKey: z.boolean(),
      signatureSecret: z.boolean(),
      previousSignatureSecret: z.boolean(),
    }),
    acceptsUnsigned: z.boolean(),
  })
  .openapi('VonageAccount')

const vonageAccount = z
  .strictObject({
    apiKey: credential,
    apiSecret: credential.optional(),
    applicationId: z
      .guid('is no application id; it looks like 78d335fa-323d-0114-9c3d-d6f0d48968cf')
      .optional(),
    privateKey: z
      .string()
      .max(20_000)
      .refine(isPrivateKey, 'is no private key; it begins with -----BEGIN PRIVATE KEY-----')
      .optional(),
    signatureSecret: credential.optional(),
    previousSignatureSecret: credential
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
  method: 'get',
  path: '/carriers/vonage',
  summary: 'Which parts of the Vonage account are set',
  responses: {
    200: { description: 'Never their values', content: { 'application/json': { schema: vonageRecord } } },
    ...objections(),
  },
})

const put = createRoute({
  method: 'put',
  path: '/carriers/vonage',
  summary: 'Set the Vonage account',
  description:
    'Replaces everything: what is left out is not set any more. Encrypted at rest; never given back.',
  request: { body: { required: true, content: { 'application/json': { schema: vonageAccount } } } },
  responses: {
    200: { description: 'Set', content: { 'application/json': { schema: vonageRecord } } },
    ...objections(...BODY_CODES),
  },
})

/** Accounts at carriers. */
export const carrierRoutes: Routes = (api, { db, encryptionKey }) => {
  api.openapi(show, async (c) => c.json(await describeAccount(db, 'vonage'), 200))

  api.openapi(put, async (c) => {
    const { signatureSecret, previousSignatureSecret, ...rest } = c.req.valid('json')
    const signatureSecrets = [signatureSecret, previousSignatureSecret].filter(
      (secret) => secret !== undefined,
    )
    await putAccount(db, encryptionKey, 'vonage', { ...rest, signatureSecrets })
    return c.json(await describeAccount(db, 'vonage'), 200)
  })
}

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem)
    return true
  } catch {
    return false
  }
}
