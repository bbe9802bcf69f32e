import { bad, type Check, good, warn } from '../finding'

/** Does the voice server answer on its own port? */
export const voiceServer: Check = {
  id: 'voice-server',
  group: 'This installation',
  title: 'Voice server',
  async run({ config, voice, outside }) {
    const near = await voice()
    if (near.ok) return good(`It answers on port ${config.voicePort}, in ${near.milliseconds} ms.`)
    const far = await outside()
    if (far.ok)
      return warn(
        `None answers on port ${config.voicePort} of this machine, but one does at PUBLIC_URL.`,
        'Nothing, if it runs on another machine. Else start it with npm start.',
      )
    return bad(near.found, `${near.todo} Look at VOICE_PORT and VOICE_HOST too.`)
  },
}
