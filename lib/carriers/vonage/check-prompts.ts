import type { FlowSettings } from '@/lib/flow/document'
import { error, type Problem, warning } from '@/lib/flow/problem'
import { isSsml, type Prompt, type Voice } from '@/lib/flow/prompt'
import { isTemplate } from '@/lib/flow/template'
import { MAX_TALK_CHARACTERS } from './ncco'
import { spokenLength } from './talk'
import { takesSsml, voiceDoubt } from './voices'

type Placed = { field: string; prompt: Prompt }

/** What Vonage cannot play of a prompt. */
export function promptProblems({ field, prompt }: Placed, flow: FlowSettings): Problem[] {
  if ('audioUrl' in prompt) return audioProblems(prompt.audioUrl, `${field}.audioUrl`)
  const { text, language = flow.language, voice = flow.voice } = prompt
  const ssml = isSsml(text)
  // What variables add is not known yet; longer texts are cut between sentences when it comes to it.
  const length = spokenLength(text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, ''), ssml)
  return [
    ...(length > MAX_TALK_CHARACTERS
      ? [
          error('vonage.prompt-too-long', {
            field: `${field}.text`,
            values: { count: length, limit: MAX_TALK_CHARACTERS },
          }),
        ]
      : []),
    ...(ssml && !takesSsml({ language, style: voice.style })
      ? [
          warning('vonage.voice-without-ssml', {
            field: `${field}.text`,
            values: { language, style: voice.style },
          }),
        ]
      : []),
    // The flow's own voice is told once, at the flow.
    ...(prompt.language || prompt.voice ? voiceProblems({ language }, voice, field) : []),
  ]
}

/** What is doubtful about a voice. The list of voices is of 2023, so nothing is refused. */
export function voiceProblems({ language }: { language: string }, voice: Voice, field: string): Problem[] {
  const doubt = voiceDoubt({ language, ...voice })
  if (!doubt) return []
  if (doubt === 'language')
    return [warning('vonage.language-unknown', { field: `${field}.language`, values: { language } })]
  const where = { field: `${field}.voice`, values: { language, style: voice.style } }
  return [
    doubt === 'style' ? warning('vonage.style-unknown', where) : warning('vonage.style-premium-only', where),
  ]
}

/** What Vonage cannot fetch: it plays mp3 and wav. Other schemes than http are told of by the flow's own check. */
export function audioProblems(url: string, field: string): Problem[] {
  const address = url.trim()
  if (isTemplate(address) || !URL.canParse(address)) return []
  return [
    ...(/^http:/i.test(address) ? [warning('vonage.audio-not-https', { field, values: { address } })] : []),
    ...(/\.(mp3|wav)$/i.test(new URL(address).pathname)
      ? []
      : [warning('vonage.audio-format', { field, values: { address } })]),
  ]
}
