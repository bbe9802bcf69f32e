/** A small flow that can be published: a menu that dials sales, or says goodbye. */
export const reception = (name = 'Reception') => ({
  format: 1,
  name,
  settings: { language: 'en-GB', timeZone: 'Europe/London' },
  start: 'main',
  nodes: {
    main: {
      kind: 'menu',
      name: 'Main menu',
      settings: {
        prompt: { text: 'Welcome. For sales, press 1.' },
        choices: [{ key: '1', label: 'Sales' }],
      },
      exits: { 1: 'sales', 'no-input': 'bye', 'no-match': 'bye' },
    },
    sales: {
      kind: 'dial',
      name: 'Sales',
      settings: { destinations: [{ type: 'phone', number: '+442079460018' }] },
      exits: { busy: 'bye', 'no-answer': 'bye', failed: 'bye' },
    },
    bye: { kind: 'hangup', name: 'Goodbye', settings: { prompt: { text: 'Goodbye.' } } },
  },
})

/** A draft just begun: nothing in it can be published. */
export const justBegun = () => ({ format: 1, name: 'Just begun' })
