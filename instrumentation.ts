/** What the dashboard's process does beside serving pages. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { tellPeers } = await import('./lib/sign-in/peer')
    tellPeers()
    const { keepFromNow } = await import('./lib/retention/shared')
    void keepFromNow()
  }
}
