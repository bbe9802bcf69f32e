'use client'

import { ChevronDown } from 'lucide-react'
import { quietButtonLook } from './looks'

/** In which language a prompt is spoken; opens the choice of language, voice and loudness. */
export const LanguageSummary = ({
  language,
  isOwn,
  isOpen,
  controls,
  label,
  onToggle,
}: {
  language: string
  isOwn: boolean
  isOpen: boolean
  controls: string
  label: string
  onToggle: () => void
}) => (
  <button
    type="button"
    aria-expanded={isOpen}
    aria-controls={isOpen ? controls : undefined}
    aria-label={`Language and voice of: ${label} (${language})`}
    title="Language and voice"
    onClick={onToggle}
    className={`${quietButtonLook} px-1 text-xs ${isOwn ? '' : 'font-normal text-quiet'}`}
  >
    {language}
    <ChevronDown size={14} aria-hidden className={isOpen ? 'rotate-180' : ''} />
  </button>
)
