import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Commands } from '@/components/commands/commands'
import { pageFormats } from '@/components/format/page-formats'
import { FormatsProvider } from '@/components/format/use-formats'
import { Frame } from '@/components/frame/frame'
import { THEME_BEFORE_PAINT } from '@/components/frame/theme'
import { PersonProvider } from '@/components/person/use-person'
import { Toasts } from '@/components/ui/toasts'
import { nonceIn } from '@/lib/browser/policies'
import { frameOf } from '@/lib/page-server'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Patchbay', template: '%s · Patchbay' },
  description: 'Draw a phone menu, try it, publish it to a number, see what callers did.',
}

export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = nonceIn((await headers()).get('content-security-policy'))
  const [frame, { locale }] = [await frameOf(), await pageFormats()]
  return (
    // The script below sets the theme before anything is painted, hence before React looks.
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
          dangerouslySetInnerHTML={{ __html: THEME_BEFORE_PAINT }}
        />
      </head>
      <body>
        <FormatsProvider locale={locale}>
          <PersonProvider me={frame?.me}>
            {frame ? (
              <Commands>
                <Frame unheard={frame.unheard}>{children}</Frame>
              </Commands>
            ) : (
              <main id="content">{children}</main>
            )}
            <Toasts />
          </PersonProvider>
        </FormatsProvider>
      </body>
    </html>
  )
}
