import { headers } from 'next/headers'
import { cache } from 'react'
import { signedIn } from '@/lib/page-server'
import { readPreferences } from '../profile/preferences'
import { type Formats, formatsIn } from './formats'
import { askedLocale } from './locales'

/** How dates and numbers are written for whoever looks at this page: as they have chosen, or as their browser asks. */
export const pageFormats = cache(async (): Promise<Formats> => {
  const asked = askedLocale((await headers()).get('accept-language'))
  const me = await signedIn().catch(() => undefined)
  return formatsIn((me && readPreferences(me.preferences).dates) ?? asked)
})
