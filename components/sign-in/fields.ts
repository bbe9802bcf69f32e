import { z } from 'zod'
import { MAX_NAME, plainName } from '@/lib/person'
import { PASSWORD_MAX, PASSWORD_MIN } from '@/lib/sign-in/password-rules'

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, 'This is too long for an e-mail address.')
  .pipe(z.email('Write an e-mail address, such as ann@example.com.'))

export const password = z
  .string()
  .min(PASSWORD_MIN, `Choose at least ${PASSWORD_MIN} characters. A sentence is easy to keep in mind.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`)

export const name = z
  .string()
  .trim()
  .max(MAX_NAME, `At most ${MAX_NAME} letters.`)
  .transform(plainName)
  .pipe(z.string().min(1, 'Write your name.'))

/** What somebody says of themselves who comes in by a link. */
export const joining = z.object({ name, email, password })
export type Joining = z.infer<typeof joining>
