import { type Document, say, unanswered } from './words'

const diga = (text: string) => ({ text, language: 'es-US' })

/** English or Spanish, chosen once; every prompt after that is in the caller's language. */
export const twoLanguages: Document = {
  format: 1,
  name: 'Two languages',
  settings: {
    language: 'en-US',
    voice: { style: 0, premium: false },
    timeZone: 'America/New_York',
    errorPrompt: say('We are sorry, something went wrong. Please call again in a few minutes. Goodbye.'),
  },
  start: 'welcome',
  nodes: {
    welcome: {
      kind: 'say',
      name: 'Welcome',
      settings: { prompt: say('Thank you for calling Harbor Dental. For English, press 1.') },
      exits: { next: 'language' },
    },
    language: {
      kind: 'menu',
      name: 'Language',
      settings: {
        prompt: diga('Para español, oprima el 2.'),
        choices: [
          { key: '1', label: 'English' },
          { key: '2', label: 'Español' },
        ],
        timeoutSeconds: 4,
        attempts: 2,
        noInput: { prompts: [say('For English, press 1.')] },
        noMatch: { prompts: [say('For English, press 1.')] },
      },
      exits: { 1: 'main-en', 2: 'main-es', 'no-input': 'main-en', 'no-match': 'main-en' },
    },

    'main-en': {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: say(
          'To make or change an appointment, press 1. For billing and insurance, press 2. To hear our address and hours, press 3.',
        ),
        shortPrompt: say('For appointments, press 1. For billing, 2. For address and hours, 3.'),
        choices: [
          { key: '1', label: 'Appointments', phrases: ['appointment', 'appointments'] },
          { key: '2', label: 'Billing and insurance', phrases: ['billing', 'insurance'] },
          { key: '3', label: 'Address and hours', phrases: ['address', 'hours'] },
        ],
        timeoutSeconds: 6,
        noInput: { prompts: [say('I did not hear a choice.')] },
        noMatch: { prompts: [say('That is not one of the choices.')] },
      },
      exits: {
        1: 'front-desk-en',
        2: 'billing-en',
        3: 'address-en',
        'no-input': 'front-desk-en',
        'no-match': 'front-desk-en',
      },
    },
    'front-desk-en': {
      kind: 'dial',
      name: 'Front desk',
      settings: {
        prompt: say('Connecting you to the front desk.'),
        destinations: [{ type: 'phone', number: '+12025550151' }],
        whisper: say('A caller in English.'),
        ringSeconds: 25,
      },
      exits: unanswered('message-en'),
    },
    'billing-en': {
      kind: 'dial',
      name: 'Billing',
      settings: {
        prompt: say('Connecting you to billing.'),
        destinations: [{ type: 'phone', number: '+12025550152' }],
        whisper: say('A billing call in English.'),
        ringSeconds: 25,
      },
      exits: unanswered('message-en'),
    },
    'address-en': {
      kind: 'say',
      name: 'Address and hours',
      settings: {
        prompt: say(
          'We are at 12 Harbor Street, across from the ferry landing. We are open Monday to Friday from 8 a.m. to 5 p.m.',
        ),
      },
      exits: { next: 'bye-en' },
    },
    'message-en': {
      kind: 'voicemail',
      name: 'Message',
      settings: {
        prompt: say(
          'We are all with patients. Please leave your name and number after the tone, then press pound.',
        ),
        transcribe: { language: 'en-US' },
      },
      exits: { next: 'bye-en' },
    },
    'bye-en': {
      kind: 'hangup',
      name: 'Goodbye',
      settings: { prompt: say('Thank you for calling Harbor Dental. Goodbye.') },
    },

    'main-es': {
      kind: 'menu',
      name: 'Menú principal',
      settings: {
        prompt: diga(
          'Para hacer o cambiar una cita, oprima el 1. Para facturación y seguros, oprima el 2. Para oír nuestra dirección y horario, oprima el 3.',
        ),
        shortPrompt: diga('Para citas, oprima el 1. Para facturación, el 2. Para dirección y horario, el 3.'),
        choices: [
          { key: '1', label: 'Citas', phrases: ['cita', 'citas'] },
          { key: '2', label: 'Facturación y seguros', phrases: ['facturación', 'seguro'] },
          { key: '3', label: 'Dirección y horario', phrases: ['dirección', 'horario'] },
        ],
        speech: { language: 'es-US' },
        timeoutSeconds: 6,
        noInput: { prompts: [diga('No escuché ninguna opción.')] },
        noMatch: { prompts: [diga('Esa no es una de las opciones.')] },
      },
      exits: {
        1: 'front-desk-es',
        2: 'billing-es',
        3: 'address-es',
        'no-input': 'front-desk-es',
        'no-match': 'front-desk-es',
      },
    },
    'front-desk-es': {
      kind: 'dial',
      name: 'Recepción',
      settings: {
        prompt: diga('Le comunicamos con la recepción.'),
        destinations: [{ type: 'phone', number: '+12025550153' }],
        whisper: diga('Una llamada en español.'),
        ringSeconds: 25,
      },
      exits: unanswered('message-es'),
    },
    'billing-es': {
      kind: 'dial',
      name: 'Facturación',
      settings: {
        prompt: diga('Le comunicamos con facturación.'),
        destinations: [{ type: 'phone', number: '+12025550154' }],
        whisper: diga('Una llamada de facturación en español.'),
        ringSeconds: 25,
      },
      exits: unanswered('message-es'),
    },
    'address-es': {
      kind: 'say',
      name: 'Dirección y horario',
      settings: {
        prompt: diga(
          'Estamos en el número 12 de Harbor Street, frente al muelle del ferry. Abrimos de lunes a viernes, de 8 de la mañana a 5 de la tarde.',
        ),
      },
      exits: { next: 'bye-es' },
    },
    'message-es': {
      kind: 'voicemail',
      name: 'Mensaje',
      settings: {
        prompt: diga(
          'En este momento atendemos a otros pacientes. Deje su nombre y su número después del tono y oprima la tecla de número.',
        ),
        transcribe: { language: 'es-US' },
      },
      exits: { next: 'bye-es' },
    },
    'bye-es': {
      kind: 'hangup',
      name: 'Despedida',
      settings: { prompt: diga('Gracias por llamar a Harbor Dental. Hasta luego.') },
    },
  },
  layout: {
    welcome: { x: 0, y: 0 },
    language: { x: 360, y: 40 },
    'main-en': { x: 720, y: 20 },
    'front-desk-en': { x: 1080, y: -100 },
    'billing-en': { x: 1080, y: 140 },
    'address-en': { x: 1080, y: 380 },
    'message-en': { x: 1440, y: 120 },
    'bye-en': { x: 1800, y: 260 },
    'main-es': { x: 720, y: 320 },
    'front-desk-es': { x: 1080, y: 580 },
    'billing-es': { x: 1080, y: 820 },
    'address-es': { x: 1080, y: 1060 },
    'message-es': { x: 1440, y: 320 },
    'bye-es': { x: 1800, y: 420 },
  },
}
