import type { Browser, BrowserContext } from '@playwright/test'

const OURS = { 'sec-fetch-site': 'same-origin' }

/** Somebody else than the owner who tells the stories: invited by them, in a browser of their own. */
export async function somebody(
  browser: Browser,
  name: string,
  role: 'viewer' | 'editor' | 'publisher' | 'owner' = 'owner',
): Promise<BrowserContext> {
  const owner = await browser.newContext()
  const email = `${crypto.randomUUID()}@patchbay.example`
  const invited = await owner.request.post('/internal/people/invitations', {
    data: { email, role },
    headers: OURS,
  })
  const { link } = (await invited.json()) as { link: string }
  await owner.close()
  const theirs = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    viewport: { width: 1440, height: 900 },
  })
  const joined = await theirs.request.post('/internal/join', {
    data: { token: link.split('/').at(-1), name, email, password: 'correct horse battery' },
    headers: OURS,
  })
  if (!joined.ok()) throw new Error(await joined.text())
  return theirs
}
