import { type NextRequest, NextResponse } from 'next/server'
import { newGuest, personCookie, personIn, SOMEBODY } from './lib/person'

/** Gives whoever opens a page for the first time a name of a sort, so that others can tell them apart. */
export function proxy(request: NextRequest) {
  const response = NextResponse.next()
  if (personIn(request.headers.get('cookie')).id === SOMEBODY.id)
    response.headers.append('set-cookie', personCookie(newGuest()))
  return response
}

/** Pages only: what programs ask for knows its askers otherwise, and files ask nobody. */
export const config = { matcher: ['/', '/((?!_next/|api/|internal/|webhooks/|healthz|icon).*)'] }
