import type { ReactNode } from 'react'
import type { Lens } from '../inspector/lens'

/** The form of a kind: the sections that show and change the settings of one of its nodes. */
export type KindForm<Settings> = (props: { settings: Lens<Settings> }) => ReactNode
