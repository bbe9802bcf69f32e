'use client'

import type { Lens } from '../lens'
import { readTime } from '../time-text'
import type { Labelled } from './field'
import { OptionalTextField } from './text-field'
import type { Notation } from './use-draft'

const time: Notation<string | undefined> = {
  show: (value) => value ?? '',
  read: (text) => {
    if (text.trim() === '') return { value: undefined }
    const value = readTime(text)
    return value === undefined ? { refusal: 'Write a time such as 09:00.' } : { value }
  },
}

/** A time of day, local. `24:00` is the end of a day, which the browser's own field does not know. */
export const TimeField = (
  props: Labelled & { of: Lens<string | undefined>; placeholder?: string; problemsId?: string },
) => <OptionalTextField notation={time} {...props} />
