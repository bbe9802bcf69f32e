import { refusal } from '@/lib/internal-route'

/** It was tried too often: when it may be tried again, for people and for programs. */
export function waiting(seconds: number): Response {
  const minutes = Math.ceil(seconds / 60)
  const response = refusal(
    429,
    `That was tried too often. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  )
  response.headers.set('retry-after', String(seconds))
  return response
}
