import { bad, type Check, type Finding, good, warn } from '../finding'
import type { Setup } from '../setup'

/** Is there a public address, and is it https? */
export const publicAddress: Check = {
  id: 'public-address',
  group: 'The way in',
  title: 'Public address',
  async run(setup) {
    const { publicUrl, voicePort } = setup.config
    const reach = await setup.reach()
    const todo = `Make port ${voicePort} reachable under https, by a proxy with a certificate or a tunnel (cloudflared tunnel --url http://localhost:${voicePort}, or ngrok http ${voicePort}). Then start Patchbay with PUBLIC_URL=https://….`
    if (reach === 'nowhere')
      return bad(
        `${publicUrl} leads nowhere: there is no such name in the DNS.`,
        'Check PUBLIC_URL, or add the DNS record.',
      )
    if (reach !== 'everybody') {
      const where = reach === 'this machine' ? 'this machine only' : 'your own network only'
      const said = `${publicUrl} leads to ${where}: nobody outside can reach it.`
      // For the sandbox alone it is enough.
      return (await hasCarrier(setup))
        ? bad(said, todo)
        : warn(`${said} That is enough for the sandbox.`, `For calls from a carrier: ${lower(todo)}`)
    }
    if (!publicUrl.startsWith('https:'))
      return bad(
        `${publicUrl} is not https: what callers press can be read on its way.`,
        'Give the address a certificate, and write https:// into PUBLIC_URL.',
      )
    return good(`${publicUrl} is a public https address.`)
  },
}

async function hasCarrier({ accounts }: Setup): Promise<boolean> {
  try {
    return (await accounts()).accounts.length > 1
  } catch {
    return false
  }
}

const lower = (sentence: string): Finding['found'] => sentence.charAt(0).toLowerCase() + sentence.slice(1)
