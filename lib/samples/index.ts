import { acmeReception } from './acme-reception'
import { clinic, clinicCalendars } from './clinic'
import { huntGroup } from './hunt-group'
import { openingHours, openingHoursCalendars } from './opening-hours'
import { orderStatus } from './order-status'
import { supportCallback } from './support-callback'
import { survey } from './survey'
import { twoLanguages } from './two-languages'
import type { Calendars, Document } from './words'

/** A flow to begin with: it can be published as it is, once its numbers are one's own. */
export type FlowTemplate = {
  id: string
  title: string
  /** What callers get, in one sentence for a support manager. */
  summary: string
  document: Document
  /** The calendars that the flow asks, made with it where there are none of these names. */
  calendars?: Calendars
}

/** From the plain to the elaborate. */
export const templates: readonly FlowTemplate[] = [
  {
    id: 'reception',
    title: 'Reception',
    summary: 'Three departments, a second menu for support, and voicemail when sales does not pick up.',
    document: acmeReception,
  },
  {
    id: 'opening-hours',
    title: 'Opening hours with voicemail',
    summary: 'Rings the team while you are open, and takes a message when you are closed or on a holiday.',
    document: openingHours,
    calendars: openingHoursCalendars,
  },
  {
    id: 'two-languages',
    title: 'Two languages',
    summary: 'Callers choose English or Spanish once, and hear everything after that in their language.',
    document: twoLanguages,
  },
  {
    id: 'support-callback',
    title: 'Support with callback',
    summary: 'When nobody is free, callers leave their number and topic, and the team gets a text.',
    document: supportCallback,
  },
  {
    id: 'clinic',
    title: 'Clinic with emergency line',
    summary: 'What cannot wait comes first, and reaches a nurse or the doctor on call at any hour.',
    document: clinic,
    calendars: clinicCalendars,
  },
  {
    id: 'order-status',
    title: 'Order status',
    summary: 'Callers key in an order number; your shop is asked, and they hear how the order stands.',
    document: orderStatus,
  },
  {
    id: 'hunt-group',
    title: 'Hunt group',
    summary: 'Rings a team one after the other, then the colleagues on the road, then takes a message.',
    document: huntGroup,
  },
  {
    id: 'survey',
    title: 'Survey after a choice',
    summary: 'Three questions by key or voice, sent to your web service; unhappy callers are asked why.',
    document: survey,
  },
]
