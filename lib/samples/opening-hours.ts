import {
  type Calendars,
  type Document,
  SORRY,
  say,
  unanswered,
  WEEKDAYS_NINE_TO_HALF_PAST_FIVE,
} from './words'

export const openingHoursCalendars: Calendars = {
  'Office hours': {
    timeZone: 'Europe/London',
    week: WEEKDAYS_NINE_TO_HALF_PAST_FIVE,
    publicHolidays: { country: 'GB', state: 'ENG' },
  },
}

/** One team, and voicemail whenever it is not there. */
export const openingHours: Document = {
  format: 1,
  name: 'Opening hours with voicemail',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    errorPrompt: SORRY,
  },
  start: 'hours',
  nodes: {
    hours: {
      kind: 'hours',
      name: 'Are we open?',
      settings: { calendar: 'Office hours' },
      exits: { open: 'team', closed: 'closed', holiday: 'holiday' },
    },
    team: {
      kind: 'dial',
      name: 'The team',
      settings: {
        prompt: say('Thank you for calling Linden and Vale. One moment, we are putting you through.'),
        destinations: [
          { type: 'phone', number: '+442079460051' },
          { type: 'phone', number: '+442079460052' },
        ],
        whisper: say('A caller for the office.'),
        ringSeconds: 20,
      },
      exits: unanswered('all-busy'),
    },
    'all-busy': {
      kind: 'voicemail',
      name: 'Everyone is busy',
      settings: {
        prompt: say(
          'All of us are on other calls. Please leave your name, your number and a few words after the tone, and we will ring you back today.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'thanks' },
    },
    closed: {
      kind: 'voicemail',
      name: 'Closed',
      settings: {
        prompt: say(
          'Thank you for calling Linden and Vale. The office is closed just now. We are here from nine to half past five, Monday to Friday. Please leave a message after the tone, and we will ring you back when we open.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'thanks' },
    },
    holiday: {
      kind: 'voicemail',
      name: 'Public holiday',
      settings: {
        prompt: say(
          'Thank you for calling Linden and Vale. We are closed for the public holiday. Please leave a message after the tone, and we will ring you back on the next working day.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'thanks' },
    },
    thanks: {
      kind: 'hangup',
      name: 'Thanks',
      settings: { prompt: say('Thank you, we have your message. Goodbye.') },
    },
  },
  layout: {
    hours: { x: 0, y: 0 },
    team: { x: 360, y: -40 },
    'all-busy': { x: 720, y: 20 },
    closed: { x: 360, y: 200 },
    holiday: { x: 360, y: 400 },
    thanks: { x: 1080, y: 140 },
  },
}
