import { type Calendars, type Document, say, unanswered } from './words'

/** A break at midday, when the phones rest too. */
const morningsAndAfternoons = [
  { from: '08:00', to: '12:30' },
  { from: '14:00', to: '18:30' },
]

export const clinicCalendars: Calendars = {
  'Clinic hours': {
    timeZone: 'Europe/London',
    week: {
      mon: morningsAndAfternoons,
      tue: morningsAndAfternoons,
      wed: [{ from: '08:00', to: '12:30' }],
      thu: morningsAndAfternoons,
      fri: morningsAndAfternoons,
    },
    publicHolidays: { country: 'GB', state: 'ENG' },
  },
}

/** A surgery: what cannot wait is asked first, and reaches somebody at any hour. */
export const clinic: Document = {
  format: 1,
  name: 'Clinic with emergency line',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    errorPrompt: say(
      'We are sorry, this line is not working. In an emergency hang up and dial 9 9 9. Otherwise please call again in a few minutes.',
    ),
  },
  start: 'warning',
  nodes: {
    warning: {
      kind: 'say',
      name: 'Life in danger',
      settings: {
        prompt: say('Ashgrove Surgery. If somebody’s life is in danger, please hang up now and dial 9 9 9.'),
      },
      exits: { next: 'hours' },
    },
    hours: {
      kind: 'hours',
      name: 'Surgery open?',
      settings: { calendar: 'Clinic hours' },
      exits: { open: 'main-menu', closed: 'closed-menu', holiday: 'closed-menu' },
    },
    'main-menu': {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: say(
          'If you need help today, press 1. For appointments, press 2. For repeat prescriptions, press 3. For test results, press 4.',
        ),
        shortPrompt: say('Help today, 1. Appointments, 2. Prescriptions, 3. Test results, 4.'),
        choices: [
          { key: '1', label: 'Help today' },
          { key: '2', label: 'Appointments' },
          { key: '3', label: 'Prescriptions' },
          { key: '4', label: 'Test results' },
        ],
        timeoutSeconds: 8,
        noInput: { prompts: [say('We did not hear a choice.')] },
        noMatch: { prompts: [say('That is not one of the choices.')] },
      },
      exits: {
        1: 'duty-nurse',
        2: 'reception',
        3: 'prescriptions',
        4: 'results',
        // Somebody who cannot press a key may be the one who needs help most.
        'no-input': 'duty-nurse',
        'no-match': 'reception',
      },
    },
    'duty-nurse': {
      kind: 'dial',
      name: 'Duty nurse',
      settings: {
        prompt: say('We are putting you through to the duty nurse.'),
        destinations: [
          { type: 'phone', number: '+442079460071' },
          { type: 'phone', number: '+442079460072' },
          { type: 'phone', number: '+447700900171' },
        ],
        whisper: say('An urgent call.'),
        ringSeconds: 15,
      },
      exits: unanswered('no-nurse'),
    },
    'no-nurse': {
      kind: 'hangup',
      name: 'Ring 111',
      settings: {
        prompt: say(
          'We cannot reach a nurse just now. Please hang up and dial 1 1 1, at any hour and free of charge. If it gets worse, dial 9 9 9.',
        ),
      },
    },
    reception: {
      kind: 'dial',
      name: 'Reception',
      settings: {
        prompt: say('We are putting you through to reception.'),
        destinations: [
          { type: 'phone', number: '+442079460073' },
          { type: 'phone', number: '+442079460074' },
        ],
        whisper: say('An appointment.'),
        ringSeconds: 30,
      },
      exits: unanswered('message'),
    },
    results: {
      kind: 'branch',
      name: 'Results read out now?',
      settings: {
        cases: [
          {
            id: 'afternoon',
            label: 'From two o’clock',
            conditions: [{ type: 'time', from: '14:00', to: '18:30' }],
          },
        ],
      },
      exits: { afternoon: 'results-desk', otherwise: 'results-later' },
    },
    'results-later': {
      kind: 'hangup',
      name: 'Results from two',
      settings: {
        prompt: say(
          'Test results are given from two in the afternoon, when they have all come in. Please call again then. Goodbye.',
        ),
      },
    },
    'results-desk': {
      kind: 'dial',
      name: 'Results desk',
      settings: {
        prompt: say('Please have your date of birth ready. We are putting you through.'),
        destinations: [{ type: 'phone', number: '+442079460075' }],
        whisper: say('Test results.'),
      },
      exits: unanswered('message'),
    },
    prescriptions: {
      kind: 'voicemail',
      name: 'Prescription line',
      settings: {
        prompt: say(
          'For a repeat prescription, please say your full name, your date of birth, the medicine and its strength after the tone. It will be at your pharmacy in two working days.',
        ),
        maxSeconds: 120,
      },
      exits: { next: 'thanks' },
    },
    message: {
      kind: 'voicemail',
      name: 'Message',
      settings: {
        prompt: say(
          'Nobody is free just now. Please say your name, your date of birth and your number after the tone, and we will ring you back today.',
        ),
        maxSeconds: 90,
      },
      exits: { next: 'thanks' },
    },
    thanks: {
      kind: 'hangup',
      name: 'Thanks',
      settings: { prompt: say('Thank you, we have your message. Goodbye.') },
    },
    'closed-menu': {
      kind: 'menu',
      name: 'Closed',
      settings: {
        prompt: say(
          'The surgery is closed. If you cannot wait until we open, press 1 for the doctor on call. For a repeat prescription, press 3.',
        ),
        shortPrompt: say('For the doctor on call, press 1. For a repeat prescription, press 3.'),
        choices: [
          { key: '1', label: 'Doctor on call' },
          { key: '3', label: 'Prescriptions' },
        ],
        timeoutSeconds: 8,
        attempts: 2,
      },
      exits: { 1: 'on-call', 3: 'prescriptions', 'no-input': 'on-call', 'no-match': 'on-call' },
    },
    'on-call': {
      kind: 'dial',
      name: 'Doctor on call',
      settings: {
        prompt: say('We are ringing the doctor on call. This may take a moment.'),
        destinations: [{ type: 'phone', number: '+447700900172' }],
        whisper: say('An out of hours call for the surgery.'),
        ringSeconds: 25,
        // A mailbox must not take an urgent call.
        machine: 'leave',
      },
      exits: { ...unanswered('second-on-call'), machine: 'second-on-call' },
    },
    'second-on-call': {
      kind: 'dial',
      name: 'Second on call',
      settings: {
        prompt: say('The doctor is with a patient. We are ringing the second doctor on call.'),
        destinations: [{ type: 'phone', number: '+447700900173' }],
        whisper: say('An out of hours call for the surgery. The first doctor did not answer.'),
        ringSeconds: 25,
        machine: 'leave',
      },
      exits: { ...unanswered('no-nurse'), machine: 'no-nurse' },
    },
  },
  layout: {
    warning: { x: 0, y: 0 },
    hours: { x: 360, y: 60 },
    'main-menu': { x: 720, y: 20 },
    'duty-nurse': { x: 1080, y: -80 },
    'no-nurse': { x: 1800, y: 140 },
    reception: { x: 1080, y: 160 },
    results: { x: 1080, y: 400 },
    'results-later': { x: 1440, y: 660 },
    'results-desk': { x: 1440, y: 420 },
    prescriptions: { x: 1080, y: 580 },
    message: { x: 1800, y: 300 },
    thanks: { x: 2160, y: 400 },
    'closed-menu': { x: 720, y: 360 },
    'on-call': { x: 1080, y: 780 },
    'second-on-call': { x: 1440, y: 820 },
  },
}
