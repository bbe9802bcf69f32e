import { type Document, SORRY, say, unanswered } from './words'

/** Support that offers to call back when nobody is free: the caller says where, and what about. */
export const supportCallback: Document = {
  format: 1,
  name: 'Support with callback',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    errorPrompt: SORRY,
  },
  start: 'support',
  nodes: {
    support: {
      kind: 'dial',
      name: 'Support',
      settings: {
        prompt: say(
          'Welcome to Brightwater support. We are looking for a colleague who is free. Please stay on the line.',
        ),
        destinations: [
          { type: 'phone', number: '+442079460061' },
          { type: 'phone', number: '+442079460062' },
          { type: 'phone', number: '+442079460063' },
        ],
        whisper: say('A support call.'),
        ringSeconds: 15,
      },
      exits: unanswered('nobody-free'),
    },
    'nobody-free': {
      kind: 'menu',
      name: 'Nobody is free',
      settings: {
        prompt: say(
          'Everyone in support is on another call. If we should call you back, press 1. To try again, press 2.',
        ),
        shortPrompt: say('For a call back, press 1. To try again, press 2.'),
        choices: [
          { key: '1', label: 'Call me back', phrases: ['call back', 'call me back'] },
          { key: '2', label: 'Try again', phrases: ['try again'] },
        ],
        timeoutSeconds: 8,
        attempts: 2,
        noInput: { prompts: [say('We did not hear a choice.')] },
        noMatch: { prompts: [say('That is not one of the two.')] },
      },
      exits: { 1: 'knows-number', 2: 'support', 'no-input': 'topic', 'no-match': 'topic' },
    },
    'knows-number': {
      kind: 'branch',
      name: 'Is the number shown?',
      settings: {
        cases: [
          {
            id: 'shown',
            label: 'Number is shown',
            conditions: [{ type: 'text', value: '{{caller}}', op: 'starts-with', to: '+' }],
          },
        ],
      },
      exits: { shown: 'which-number', otherwise: 'ask-number' },
    },
    'which-number': {
      kind: 'menu',
      name: 'Which number?',
      settings: {
        prompt: say(
          'Shall we call the number you are calling from? For yes, press 1. To give another number, press 2.',
        ),
        shortPrompt: say('For the number you are calling from, press 1. For another, press 2.'),
        choices: [
          { key: '1', label: 'This number', phrases: ['yes', 'this number'] },
          { key: '2', label: 'Another number', phrases: ['no', 'another number'] },
        ],
        timeoutSeconds: 8,
        attempts: 2,
      },
      exits: { 1: 'this-number', 2: 'ask-number', 'no-input': 'this-number', 'no-match': 'this-number' },
    },
    'this-number': {
      kind: 'set',
      name: 'Keep this number',
      settings: { assignments: [{ variable: 'callback_number', value: '{{caller}}' }] },
      exits: { next: 'tell-team' },
    },
    'ask-number': {
      kind: 'gather',
      name: 'Ask for the number',
      settings: {
        prompt: say('Please key in the number with its area code, then press hash.'),
        variable: 'callback_number',
        minDigits: 7,
        maxDigits: 15,
        timeoutSeconds: 10,
        attempts: 3,
        noInput: { prompts: [say('We did not hear any keys.')] },
        noMatch: { prompts: [say('That number is too short or too long.')] },
      },
      exits: { next: 'tell-team', 'no-input': 'topic', 'no-match': 'topic' },
    },
    'tell-team': {
      kind: 'sms',
      name: 'Text the team',
      settings: {
        to: '+447700900161',
        text: 'Support: please call {{callback_number}} back. Asked at {{ now | date: "%H:%M" }}; the topic is in voicemail.',
      },
      exits: { ok: 'topic', failed: 'topic' },
    },
    topic: {
      kind: 'voicemail',
      name: 'What is it about?',
      settings: {
        prompt: say(
          'After the tone, please say your name and what we can help with, so that the right colleague rings you. Press hash when you have finished.',
        ),
        maxSeconds: 90,
        transcribe: {},
      },
      exits: { next: 'thanks' },
    },
    thanks: {
      kind: 'hangup',
      name: 'Thanks',
      settings: {
        prompt: say(
          'Thank you. We call back in the order in which we were asked, usually within two hours. Goodbye.',
        ),
      },
    },
  },
  layout: {
    support: { x: 0, y: 0 },
    'nobody-free': { x: 360, y: 40 },
    'knows-number': { x: 720, y: 100 },
    'which-number': { x: 1080, y: 140 },
    'this-number': { x: 1440, y: 400 },
    'ask-number': { x: 1440, y: 160 },
    'tell-team': { x: 1800, y: 260 },
    topic: { x: 2160, y: 180 },
    thanks: { x: 2520, y: 240 },
  },
}
