import { z } from 'zod'
import type { NoticeSetting } from '@/lib/notices/setting'

const webAddress = (what: string) =>
  z
    .string()
    .trim()
    .max(1_000, 'This is too long.')
    .refine((text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)), what)

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
  webhookUrl: webAddress('Write an address, such as https://example.com/voicemail.'),
  dashboardUrl: webAddress('Write an address, such as https://patchbay.example.com.'),
})
export type NoticesForm = z.infer<typeof noticesForm>

/** What is set, as it is typed. Where the dashboard is reached, whoever looks at it knows best. */
export const typedOf = (
  { addresses, attachesSound, webhook, dashboardUrl }: NoticeSetting,
  here: string,
): NoticesForm => ({
  addresses: addresses.map(({ to, flowId }) => ({ to, flowId: flowId ?? '' })),
  attachesSound,
  webhookUrl: webhook?.url ?? '',
  dashboardUrl: dashboardUrl || here,
})

/** What was typed, as the server takes it. */
export const changeOf = ({ addresses, ...rest }: NoticesForm) => ({
  ...rest,
  addresses: addresses.map(({ to, flowId }) => ({ to, flowId: flowId || null })),
})
