import { type Document, SORRY, say, unanswered } from './words'

/** Three questions for callers who choose to answer them; whoever is unhappy is asked why. */
export const survey: Document = {
  format: 1,
  name: 'Survey after a choice',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    errorPrompt: SORRY,
    variables: { recommends: '', visit: '' },
  },
  start: 'main-menu',
  nodes: {
    'main-menu': {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: say(
          'Hello, this is Fernhill Garage. To book your car in, press 1. If you have just collected your car and have a minute for three questions, press 2.',
        ),
        shortPrompt: say('To book your car in, press 1. For the three questions, press 2.'),
        choices: [
          { key: '1', label: 'Book my car in', phrases: ['book', 'book my car in'] },
          { key: '2', label: 'Three questions', phrases: ['questions', 'survey'] },
        ],
        timeoutSeconds: 8,
        noInput: { prompts: [say('We did not hear a choice.')] },
        noMatch: { prompts: [say('That is not one of the two.')] },
      },
      exits: { 1: 'bookings', 2: 'rating', 'no-input': 'bookings', 'no-match': 'bookings' },
    },
    bookings: {
      kind: 'dial',
      name: 'Bookings',
      settings: {
        prompt: say('One moment, we are putting you through to bookings.'),
        destinations: [{ type: 'phone', number: '+442079460095' }],
      },
      exits: unanswered('bookings-message'),
    },
    'bookings-message': {
      kind: 'voicemail',
      name: 'Bookings message',
      settings: {
        prompt: say(
          'We are all under a bonnet. Please say your name, your number and what your car needs after the tone.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'bye' },
    },
    rating: {
      kind: 'gather',
      name: 'How was the work?',
      settings: {
        prompt: say(
          'Thank you. First: how happy are you with the work? Press a key from 1, not at all, to 5, very.',
        ),
        shortPrompt: say('Press a key from 1 to 5.'),
        variable: 'rating',
        accepts: 'both',
        minDigits: 1,
        maxDigits: 1,
        finishKey: null,
        pattern: '[1-5]',
        timeoutSeconds: 8,
        noMatch: { prompts: [say('We need a number from 1 to 5.')] },
      },
      exits: { next: 'recommends', 'no-input': 'bye', 'no-match': 'bye' },
    },
    recommends: {
      kind: 'menu',
      name: 'Would you tell a friend?',
      settings: {
        prompt: say('Second: would you recommend us to a friend? For yes, press 1. For no, press 2.'),
        choices: [
          { key: '1', label: 'Yes', phrases: ['yes'] },
          { key: '2', label: 'No', phrases: ['no'] },
        ],
        timeoutSeconds: 8,
        attempts: 2,
      },
      exits: { 1: 'would', 2: 'would-not', 'no-input': 'visit', 'no-match': 'visit' },
    },
    would: {
      kind: 'set',
      name: 'Would',
      settings: { assignments: [{ variable: 'recommends', value: 'yes' }] },
      exits: { next: 'visit' },
    },
    'would-not': {
      kind: 'set',
      name: 'Would not',
      settings: { assignments: [{ variable: 'recommends', value: 'no' }] },
      exits: { next: 'visit' },
    },
    visit: {
      kind: 'gather',
      name: 'How long did it take?',
      settings: {
        prompt: say(
          'Third and last: on how many days was your car with us? Key the number in, then press hash.',
        ),
        shortPrompt: say('Key the number of days in, then press hash.'),
        variable: 'visit',
        accepts: 'both',
        minDigits: 1,
        maxDigits: 2,
        pattern: '[0-9]{1,2}',
        timeoutSeconds: 8,
        attempts: 2,
      },
      exits: { next: 'keep', 'no-input': 'keep', 'no-match': 'keep' },
    },
    keep: {
      kind: 'http',
      name: 'Keep the answers',
      settings: {
        method: 'POST',
        url: 'https://survey.example/answers',
        body: '{ "rating": {{rating}}, "recommends": "{{recommends}}", "days": {{visit}}, "caller": "{{caller}}" }',
        timeoutSeconds: 5,
      },
      exits: { ok: 'unhappy', failed: 'unhappy' },
    },
    unhappy: {
      kind: 'branch',
      name: 'Unhappy?',
      settings: {
        cases: [
          {
            id: 'unhappy',
            label: 'Rated 1 or 2',
            conditions: [{ type: 'text', value: '{{rating}}', op: 'less', to: '3' }],
          },
        ],
      },
      exits: { unhappy: 'why', otherwise: 'bye' },
    },
    why: {
      kind: 'voicemail',
      name: 'What went wrong?',
      settings: {
        prompt: say(
          'We are sorry that we did not do better. If you like, tell us after the tone what went wrong; the owner listens to every message. Or just hang up.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'bye' },
    },
    bye: {
      kind: 'hangup',
      name: 'Goodbye',
      settings: { prompt: say('Thank you for your time. Drive safely. Goodbye.') },
    },
  },
  layout: {
    'main-menu': { x: 0, y: 0 },
    bookings: { x: 360, y: 0 },
    'bookings-message': { x: 720, y: 60 },
    rating: { x: 360, y: 240 },
    recommends: { x: 720, y: 260 },
    would: { x: 1080, y: 300 },
    'would-not': { x: 1080, y: 440 },
    visit: { x: 1440, y: 360 },
    keep: { x: 1800, y: 440 },
    unhappy: { x: 2160, y: 500 },
    why: { x: 2520, y: 560 },
    bye: { x: 2880, y: 220 },
  },
}
