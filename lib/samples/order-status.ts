import { type Document, SORRY, say, unanswered } from './words'

const stands = (id: string, label: string) => ({
  id,
  label,
  conditions: [{ type: 'text' as const, value: '{{order_status}}', op: 'equals' as const, to: id }],
})

/** Tells how an order stands by its number; whoever wants more is put through. */
export const orderStatus: Document = {
  format: 1,
  name: 'Order status',
  settings: {
    language: 'en-GB',
    voice: { style: 0, premium: false },
    timeZone: 'Europe/London',
    errorPrompt: SORRY,
  },
  start: 'ask-number',
  nodes: {
    'ask-number': {
      kind: 'gather',
      name: 'Order number',
      settings: {
        prompt: say(
          'Welcome to Peppercorn Kitchenware. To hear how your order stands, please key in its six digits. You find them at the top of your receipt.',
        ),
        shortPrompt: say('Please key in the six digits of your order number.'),
        variable: 'order_number',
        accepts: 'both',
        minDigits: 6,
        maxDigits: 6,
        finishKey: null,
        pattern: '[0-9]{6}',
        timeoutSeconds: 8,
        attempts: 3,
        noInput: { prompts: [say('We did not hear any keys.')] },
        noMatch: { prompts: [say('An order number has six digits.')] },
      },
      exits: { next: 'look-up', 'no-input': 'desk', 'no-match': 'desk' },
    },
    'look-up': {
      kind: 'http',
      name: 'Look the order up',
      settings: {
        url: 'https://shop.example/api/orders/{{order_number}}',
        headers: [{ name: 'Accept', value: 'application/json' }],
        timeoutSeconds: 5,
        maps: [
          { variable: 'order_status', path: 'status' },
          { variable: 'delivery_day', path: 'delivery.day' },
          { variable: 'tracking_url', path: 'delivery.trackingUrl' },
        ],
        statusVariable: 'answer_status',
      },
      exits: { ok: 'how-it-stands', failed: 'was-it-found' },
    },
    'how-it-stands': {
      kind: 'branch',
      name: 'How does it stand?',
      settings: {
        cases: [
          stands('packing', 'Being packed'),
          stands('sent', 'On its way'),
          stands('delivered', 'Delivered'),
        ],
      },
      exits: { packing: 'packing', sent: 'sent', delivered: 'delivered', otherwise: 'desk' },
    },
    packing: {
      kind: 'say',
      name: 'Being packed',
      settings: {
        prompt: say('Good news: your order is being packed, and leaves us within one working day.'),
      },
      exits: { next: 'anything-else' },
    },
    sent: {
      kind: 'say',
      name: 'On its way',
      settings: {
        prompt: say(
          'Your order is on its way. We expect it to reach you {{ delivery_day | default: "soon" }}.',
        ),
      },
      exits: { next: 'text-offer' },
    },
    delivered: {
      kind: 'say',
      name: 'Delivered',
      settings: {
        prompt: say(
          'The carrier tells us that your order was delivered {{ delivery_day | default: "already" }}.',
        ),
      },
      exits: { next: 'anything-else' },
    },
    'text-offer': {
      kind: 'menu',
      name: 'Text the link?',
      settings: {
        prompt: say(
          'To get a text message with a link that follows your parcel, press 1. For anything else, press 2.',
        ),
        shortPrompt: say('For the link, press 1. For anything else, 2.'),
        choices: [
          { key: '1', label: 'Text me the link', phrases: ['text me', 'yes'] },
          { key: '2', label: 'Something else', phrases: ['something else'] },
        ],
        timeoutSeconds: 6,
        attempts: 1,
      },
      exits: { 1: 'text-link', 2: 'anything-else', 'no-input': 'bye', 'no-match': 'anything-else' },
    },
    'text-link': {
      kind: 'sms',
      name: 'Text the link',
      settings: {
        text: 'Peppercorn: follow your order {{order_number}} at {{ tracking_url | default: "https://shop.example/orders" }}',
      },
      exits: { ok: 'texted', failed: 'anything-else' },
    },
    texted: {
      kind: 'hangup',
      name: 'Texted',
      settings: { prompt: say('The link is on its way to your phone. Thank you for calling. Goodbye.') },
    },
    'was-it-found': {
      kind: 'branch',
      name: 'No such order?',
      settings: {
        cases: [
          {
            id: 'unknown',
            label: 'No such order',
            conditions: [{ type: 'text', value: '{{answer_status}}', op: 'equals', to: '404' }],
          },
        ],
      },
      exits: { unknown: 'unknown', otherwise: 'desk' },
    },
    unknown: {
      kind: 'menu',
      name: 'No such order',
      settings: {
        prompt: say(
          'We have no order {{ order_number | split: "" | join: " " }}. To key the number in again, press 1. To speak to the orders desk, press 2.',
        ),
        shortPrompt: say('To key it in again, press 1. For the orders desk, 2.'),
        choices: [
          { key: '1', label: 'Key it in again' },
          { key: '2', label: 'Orders desk' },
        ],
        timeoutSeconds: 6,
        attempts: 2,
      },
      exits: { 1: 'ask-number', 2: 'desk', 'no-input': 'desk', 'no-match': 'desk' },
    },
    'anything-else': {
      kind: 'menu',
      name: 'Anything else?',
      settings: {
        prompt: say(
          'To hear about another order, press 1. To speak to somebody, press 2. Otherwise just hang up.',
        ),
        choices: [
          { key: '1', label: 'Another order' },
          { key: '2', label: 'Speak to somebody' },
        ],
        timeoutSeconds: 6,
        attempts: 1,
      },
      exits: { 1: 'ask-number', 2: 'desk', 'no-input': 'bye', 'no-match': 'desk' },
    },
    desk: {
      kind: 'dial',
      name: 'Orders desk',
      settings: {
        prompt: say('One moment, we are putting you through to the orders desk.'),
        destinations: [
          { type: 'phone', number: '+442079460081' },
          { type: 'phone', number: '+442079460082' },
        ],
        whisper: say('About order {{ order_number | default: "number unknown" | split: "" | join: " " }}.'),
      },
      exits: unanswered('desk-busy'),
    },
    'desk-busy': {
      kind: 'voicemail',
      name: 'Desk is busy',
      settings: {
        prompt: say(
          'The orders desk is on other calls. Please leave your name, your number and your order number after the tone. We ring back the same day.',
        ),
        maxSeconds: 120,
        transcribe: {},
      },
      exits: { next: 'bye' },
    },
    bye: {
      kind: 'hangup',
      name: 'Goodbye',
      settings: { prompt: say('Thank you for calling Peppercorn Kitchenware. Goodbye.') },
    },
  },
  layout: {
    'ask-number': { x: 0, y: 0 },
    'look-up': { x: 360, y: 60 },
    'how-it-stands': { x: 720, y: 80 },
    packing: { x: 1080, y: 20 },
    sent: { x: 1080, y: 220 },
    delivered: { x: 1080, y: 420 },
    'text-offer': { x: 1440, y: 260 },
    'text-link': { x: 1800, y: 320 },
    texted: { x: 2160, y: 440 },
    'was-it-found': { x: 720, y: 320 },
    unknown: { x: 1080, y: 620 },
    'anything-else': { x: 2160, y: 160 },
    desk: { x: 2520, y: 160 },
    'desk-busy': { x: 2880, y: 220 },
    bye: { x: 3240, y: 300 },
  },
}
