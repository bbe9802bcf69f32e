import { z } from 'zod'

const secret = z.string().trim().max(500, 'This is too long.')

/** What can be typed. An empty field changes nothing. */
export const accountForm = z.object({
  apiKey: secret,
  apiSecret: secret,
  privateKey: z
    .string()
    .trim()
    .max(20_000, 'This is too long.')
    .refine((text) => text === '' || /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text), {
      message: 'Paste all of the key, from -----BEGIN PRIVATE KEY----- to its end.',
    }),
  signatureSecret: secret,
  keepsPrevious: z.boolean(),
})
export type AccountForm = z.infer<typeof accountForm>

export const NOTHING_TYPED: AccountForm = {
  apiKey: '',
  apiSecret: '',
  privateKey: '',
  signatureSecret: '',
  keepsPrevious: true,
}

/** What was typed, as a change: the rest stays as it is. */
export const changeOf = ({ apiKey, apiSecret, privateKey, signatureSecret, keepsPrevious }: AccountForm) => ({
  ...(apiKey && { apiKey }),
  ...(apiSecret && { apiSecret }),
  ...(privateKey && { privateKey: `${privateKey}\n` }),
  ...(signatureSecret && { signatureSecret, keepsPrevious }),
})
