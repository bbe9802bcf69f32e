import { type Document, SORRY, say, unanswered } from './words'

/** Rings a team one after the other, once more from the top, and takes a message when nobody picks up. */
export const huntGroup: Document = {
  format: 1,
  name: 'Hunt group',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    errorPrompt: SORRY,
  },
  start: 'welcome',
  nodes: {
    welcome: {
      kind: 'say',
      name: 'Welcome',
      settings: {
        prompt: say(
          'Thank you for calling Tamar Plumbing. We may record this call to check what we agreed. We are looking for somebody who is free.',
        ),
      },
      exits: { next: 'record' },
    },
    record: {
      kind: 'record',
      name: 'Record the call',
      settings: { split: true, channels: 2 },
      exits: { next: 'desk' },
    },
    desk: {
      kind: 'dial',
      name: 'The desk',
      settings: {
        destinations: [
          { type: 'phone', number: '+442079460090' },
          { type: 'phone', number: '+442079460091' },
          { type: 'phone', number: '+442079460092' },
        ],
        whisper: say('A call for the desk.'),
        ringSeconds: 12,
      },
      exits: unanswered('still-looking'),
    },
    'still-looking': {
      kind: 'menu',
      name: 'Still looking',
      settings: {
        prompt: say(
          'We are still looking for somebody who is free. Stay on the line and we try the engineers on the road. To leave a message now, press 1.',
        ),
        choices: [{ key: '1', label: 'Leave a message', phrases: ['message', 'leave a message'] }],
        timeoutSeconds: 3,
        attempts: 1,
      },
      exits: { 1: 'message', 'no-input': 'road', 'no-match': 'road' },
    },
    road: {
      kind: 'dial',
      name: 'On the road',
      settings: {
        destinations: [
          { type: 'phone', number: '+447700900191' },
          { type: 'phone', number: '+447700900192' },
          { type: 'phone', number: '+447700900193' },
        ],
        whisper: say('A caller whom the desk could not take.'),
        ringSeconds: 15,
        machine: 'leave',
      },
      exits: { ...unanswered('message'), machine: 'message' },
    },
    message: {
      kind: 'voicemail',
      name: 'Message',
      settings: {
        prompt: say(
          'Nobody is free just now. Please say your name, your number and what has happened after the tone. If water is running, first turn it off at the main tap.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'tell-team' },
    },
    'tell-team': {
      kind: 'sms',
      name: 'Text the team',
      settings: {
        to: '+447700900191',
        text: 'Missed call from {{caller}}: there is a message in voicemail.',
      },
      exits: { ok: 'thanks', failed: 'thanks' },
    },
    thanks: {
      kind: 'hangup',
      name: 'Thanks',
      settings: { prompt: say('Thank you. One of us will ring you back within the hour. Goodbye.') },
    },
  },
  layout: {
    welcome: { x: 0, y: 0 },
    record: { x: 360, y: 80 },
    desk: { x: 720, y: 120 },
    'still-looking': { x: 1080, y: 180 },
    road: { x: 1440, y: 260 },
    message: { x: 1800, y: 260 },
    'tell-team': { x: 2160, y: 320 },
    thanks: { x: 2520, y: 400 },
  },
}
