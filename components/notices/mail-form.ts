import { z } from 'zod'

/** What the page knows of the mail server: never its password. */
export type MailState = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string
  from: string
  hasPassword: boolean
}

/** How a mail server is spoken to, with the port that is usual for it. */
export const WAYS: { is: MailState['security']; label: string; port: number }[] = [
  { is: 'starttls', label: 'STARTTLS', port: 587 },
  { is: 'tls', label: 'TLS', port: 465 },
  { is: 'none', label: 'None', port: 25 },
]

/** What can be typed. The server checks it once more. */
export const mailForm = z.object({
  host: z.string().trim().min(1, 'Write the name of your mail server.').max(253, 'This is too long.'),
  port: z
    .int('Write a port, such as 587.')
    .min(1, 'Write a port, such as 587.')
    .max(65_535, 'Ports end at 65535.'),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().max(320, 'This is too long.'),
  from: z.string().trim().pipe(z.email('Write a mail address, such as patchbay@example.com.')),
  password: z.string().max(1_000, 'This is too long.'),
})
export type MailForm = z.infer<typeof mailForm>

export const typedOf = ({ host, port, security, user, from }: MailState): MailForm => ({
  host,
  port,
  security,
  user,
  from,
  password: '',
})

/** What was typed, as the server takes it: an empty password leaves the one that is set, and no user needs none. */
export const changeOf = ({ password, ...rest }: MailForm) => ({
  ...rest,
  ...(rest.user === '' ? { password: null } : password !== '' && { password }),
})
