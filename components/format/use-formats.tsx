'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'
import { type Formats, formatsIn } from './formats'
import type { Locale } from './locales'

const Context = createContext<Formats>(formatsIn('en-GB'))

/** Says in which language dates and numbers are written below it: the server's word, so that both write the same. */
export function FormatsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const formats = useMemo(() => formatsIn(locale), [locale])
  return <Context value={formats}>{children}</Context>
}

/** How dates and numbers are written for whoever looks. What is made on the server asks `pageFormats` instead. */
export const useFormats = (): Formats => use(Context)
