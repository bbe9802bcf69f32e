import { z } from 'zod'
import type { NoticeSetting } from '@/lib/notices/setting'

/** What can be typed. The server checks it once more. */
export const noticesForm = z.object({
  addresses: z.array(
    z.object({
      to: z.string().trim().pipe(z.email('Write a mail address, such as desk@example.com.')),
      /** Empty: every flow. */
      flowId: z.string(),
    }),
  ),
  attachesSound: z.boolean(),
  webhookUrl: z
    .string()
    .trim()
    .max(1_000, 'This is too long.')
    .refine(
      (text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
      'Write an address, such as https://example.com/voicemail.',
    ),
})
export type NoticesForm = z.infer<typeof noticesForm>

/** What is set, as it is typed. */
export const typedOf = ({ addresses, attachesSound, webhook }: NoticeSetting): NoticesForm => ({
  addresses: addresses.map(({ to, flowId }) => ({ to, flowId: flowId ?? '' })),
  attachesSound,
  webhookUrl: webhook?.url ?? '',
})

/** What was typed, as the server takes it. */
export const changeOf = ({ addresses, ...rest }: NoticesForm) => ({
  ...rest,
  addresses: addresses.map(({ to, flowId }) => ({ to, flowId: flowId || null })),
})
