/** What the dashboard's process does beside serving pages. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { keepFromNow } = await import('./lib/retention/shared')
  void keepFromNow()
}
