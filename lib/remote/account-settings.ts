import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'

const credential = z.string().trim().min(1, 'must not be empty').max(500, 'is too long')

/** What the parts of an account look like. */
export const accountFields = {
  apiKey: credential,
  apiSecret: credential,
  applicationId: z
    .string()
    .trim()
    .pipe(z.guid('is no application id; it looks like 78d335fa-323d-0114-9c3d-d6f0d48968cf')),
  privateKey: z
    .string()
    .max(20_000, 'is too long')
    .refine(isPrivateKey, 'is no private key; it begins with -----BEGIN PRIVATE KEY-----'),
  signatureSecret: credential,
}

/** A change of parts: what is left out stays, `null` is not set any more. */
export const accountChange = z.strictObject({
  apiKey: accountFields.apiKey.optional(),
  apiSecret: accountFields.apiSecret.nullish(),
  applicationId: accountFields.applicationId.nullish(),
  privateKey: accountFields.privateKey.nullish(),
  signatureSecret: accountFields.signatureSecret.nullish(),
  previousSignatureSecret: accountFields.signatureSecret.nullish(),
  keepsPrevious: z.boolean().optional(),
  acceptsUnsigned: z.boolean().optional(),
})

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem)
    return true
  } catch {
    return false
  }
}
