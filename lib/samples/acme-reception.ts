import { type Document, SORRY, say, unanswered } from './words'

/**
 * A small company's reception: three departments, a second menu, voicemail when sales does not pick up. The first flow that
 * a newcomer rings, and what the tests of the whole program ring too. Numbers are from the range kept for fiction.
 */
export const acmeReception: Document = {
  format: 1,
  name: 'Acme reception',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    callerId: '+442079460000',
    errorPrompt: SORRY,
  },
  start: 'main-menu',
  nodes: {
    'main-menu': {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: say(
          'Welcome to Acme. For sales, press 1. For support, press 2. For billing, press 3. To hear this again, press star.',
        ),
        shortPrompt: say('For sales, press 1. For support, 2. For billing, 3.'),
        choices: [
          { key: '1', label: 'Sales' },
          { key: '2', label: 'Support' },
          { key: '3', label: 'Billing' },
          { key: '*', label: 'Hear it again', does: 'repeat' },
        ],
        bargeIn: true,
        timeoutSeconds: 6,
        attempts: 3,
        noInput: {
          prompts: [say('We did not hear a choice.'), say('Sorry, we still have not heard a choice.')],
        },
        noMatch: {
          prompts: [say('That is not a valid choice.'), say('Sorry, that is not a valid choice either.')],
        },
      },
      exits: { 1: 'sales', 2: 'support-menu', 3: 'billing', 'no-input': 'goodbye', 'no-match': 'goodbye' },
    },

    sales: {
      kind: 'dial',
      name: 'Sales',
      settings: {
        prompt: say('Connecting you to our sales team.'),
        destinations: [{ type: 'phone', number: '+442079460018' }],
        whisper: say('A sales call for Acme.'),
        ringback: { tone: 'uk' },
        ringSeconds: 25,
      },
      exits: unanswered('sales-voicemail'),
    },
    'sales-voicemail': {
      kind: 'voicemail',
      name: 'Sales voicemail',
      settings: {
        prompt: say(
          'Nobody in sales is free just now. Please leave your name and number after the tone, and press hash when you have finished.',
        ),
        endOnKey: '#',
        maxSeconds: 120,
      },
      exits: { next: 'thanks' },
    },
    thanks: {
      kind: 'hangup',
      name: 'Thanks',
      settings: { prompt: say('Thank you. We will call you back on the next working day. Goodbye.') },
    },

    'support-menu': {
      kind: 'menu',
      name: 'Support menu',
      settings: {
        prompt: say(
          'This is support. About an order you have placed, press 1. For help with a product, press 2. To go back, press star.',
        ),
        shortPrompt: say('About an order, press 1. For a product, 2. To go back, press star.'),
        choices: [
          { key: '1', label: 'An existing order' },
          { key: '2', label: 'Help with a product' },
          { key: '*', label: 'Back', does: 'back' },
        ],
        timeoutSeconds: 6,
        attempts: 3,
        noInput: { prompts: [say('We did not hear a choice.')] },
        noMatch: { prompts: [say('That is not a valid choice.')] },
      },
      exits: { 1: 'orders', 2: 'products', 'no-input': 'goodbye', 'no-match': 'goodbye' },
    },
    orders: {
      kind: 'dial',
      name: 'Orders',
      settings: {
        prompt: say('Please have your order number ready. Connecting you to our orders desk.'),
        destinations: [{ type: 'phone', number: '+442079460027' }],
        whisper: say('A support call about an order.'),
      },
      exits: unanswered('everyone-busy'),
    },
    products: {
      kind: 'dial',
      name: 'Product help',
      settings: {
        prompt: say('Connecting you to our product team.'),
        destinations: [
          { type: 'phone', number: '+442079460031' },
          { type: 'phone', number: '+442079460032' },
        ],
        whisper: say('A support call about a product.'),
        ringSeconds: 20,
      },
      exits: unanswered('everyone-busy'),
    },

    billing: {
      kind: 'dial',
      name: 'Billing',
      settings: {
        prompt: say('Connecting you to billing.'),
        destinations: [{ type: 'phone', number: '+442079460045' }],
        whisper: say('A billing call.'),
      },
      exits: unanswered('everyone-busy'),
    },

    'everyone-busy': {
      kind: 'hangup',
      name: 'Everyone is busy',
      settings: {
        prompt: say(
          'We are sorry, all our colleagues are busy just now. Please call again a little later. Goodbye.',
        ),
      },
    },
    goodbye: {
      kind: 'hangup',
      name: 'Goodbye',
      settings: { prompt: say('We are sorry that we could not help you. Please call again. Goodbye.') },
    },
  },
  layout: {
    'main-menu': { x: 0, y: 0 },
    sales: { x: 360, y: -280 },
    'support-menu': { x: 360, y: 0 },
    billing: { x: 360, y: 320 },
    'sales-voicemail': { x: 720, y: -280 },
    thanks: { x: 1080, y: -280 },
    orders: { x: 720, y: -40 },
    products: { x: 720, y: 160 },
    'everyone-busy': { x: 1080, y: 160 },
    goodbye: { x: 360, y: 560 },
  },
}
