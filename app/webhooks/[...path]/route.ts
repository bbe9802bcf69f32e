import { sharedVoice } from '@/lib/voice/shared'

/** The same webhooks that the voice server serves, for installations that expose only the dashboard's port. */
async function webhook(request: Request): Promise<Response> {
  return (await sharedVoice()).app.fetch(request)
}

export { webhook as GET, webhook as POST }
