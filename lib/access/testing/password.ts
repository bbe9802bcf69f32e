/** What everybody in tests signs in with. */
export const PASSWORD = 'correct horse battery'
