'use client'

import { Braces, Plus, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { iconButtonLook } from '@/components/ui/button'
import { MAX_TALK_CHARACTERS, spokenLength } from '@/lib/carriers/speech'
import { isSsml, type Prompt } from '@/lib/flow/prompt'
import { useEditor } from '../../editor-context'
import { useProblems } from '../form'
import { type Lens, narrowed } from '../lens'
import { asMarkup, asPlainText } from '../spoken-preview'
import { OptionalAmountField } from './amount-field'
import { Messages } from './field'
import { OptionalLanguageField } from './language-field'
import { LanguageSummary } from './language-summary'
import { quietButtonLook } from './looks'
import { PlayAudio, PlayText } from './play'
import { TextControl } from './text-control'
import { TextField } from './text-field'
import { type Notation, useDraft } from './use-draft'
import { OptionalVoiceField } from './voice-field'

type TextPrompt = Extract<Prompt, { text: string }>
type AudioPrompt = Extract<Prompt, { audioUrl: string }>
type Form = 'text' | 'ssml' | 'audio'

const FORMS: { [form in Form]: string } = { text: 'Text', ssml: 'SSML', audio: 'Recording' }

const formOf = (prompt: Prompt): Form =>
  'audioUrl' in prompt ? 'audio' : isSsml(prompt.text) ? 'ssml' : 'text'

/** What is played to somebody: words that are spoken, with or without markup, or a recording. */
export function PromptField({
  of,
  label,
  onRemove,
}: {
  of: Lens<Prompt>
  label: string
  onRemove?: () => void
}) {
  const form = formOf(of.value)
  const name = useId()
  const problems = useProblems(of.path)
  // What was written before comes back when somebody only looked at another form.
  const last = useRef<{ text?: string; audioUrl?: string }>({})

  const turnInto = (wanted: Form) => {
    const { value } = of
    const { loop, level } = value
    const playback = { ...(loop !== undefined && { loop }), ...(level !== undefined && { level }) }
    if ('text' in value) last.current.text = value.text
    else last.current.audioUrl = value.audioUrl
    if (wanted === 'audio') return of.set({ audioUrl: last.current.audioUrl ?? '', ...playback })
    const text = 'text' in value ? value.text : (last.current.text ?? '')
    const plain = isSsml(text) ? asPlainText(text) : text
    const voice = 'text' in value ? value : playback
    of.set({ ...voice, text: wanted === 'text' ? plain : isSsml(text) ? text : asMarkup(text) })
  }

  return (
    <fieldset data-field={of.path} aria-labelledby={`${name}-label`} className="min-w-0">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-2 gap-y-0.5">
        <span id={`${name}-label`} className="text-quiet text-xs">
          {label}
        </span>
        <div className="ml-auto flex shrink-0 items-center">
          <div
            role="radiogroup"
            aria-label={`${label}: form`}
            className="flex rounded-control border border-line p-px"
          >
            {Object.entries(FORMS).map(([value, words]) => (
              <label
                key={value}
                className="cursor-pointer rounded-[4px] px-1.5 text-quiet text-xs leading-5 has-checked:bg-hover has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent max-md:leading-9"
              >
                <input
                  type="radio"
                  name={name}
                  value={value}
                  checked={form === value}
                  onChange={() => turnInto(value as Form)}
                  className="sr-only"
                />
                {words}
              </label>
            ))}
          </div>
          {onRemove && (
            <button
              type="button"
              aria-label={`Remove: ${label}`}
              title="Remove"
              onClick={onRemove}
              className={`${iconButtonLook} -mr-1.5`}
            >
              <X size={14} aria-hidden />
            </button>
          )}
        </div>
      </div>
      {'text' in of.value ? (
        <Words of={narrowed<Prompt, TextPrompt>(of, of.value)} label={label} isMarkup={form === 'ssml'} />
      ) : (
        <Recording of={narrowed<Prompt, AudioPrompt>(of, of.value)} label={label} />
      )}
      <Messages problems={problems} />
    </fieldset>
  )
}

const words: Notation<string> = { show: (text) => text, read: (text) => ({ value: text }) }

function Words({ of, label, isMarkup }: { of: Lens<TextPrompt>; label: string; isMarkup: boolean }) {
  const id = useId()
  const flow = useEditor(({ flow }) => flow.settings)
  const text = of.at('text')
  const draft = useDraft(text, words)
  const problems = useProblems(text.path)
  const element = useRef<HTMLTextAreaElement>(null)
  const [isOpen, setOpen] = useState(false)
  const { language = flow.language, voice = flow.voice } = of.value
  const count = spokenLength(draft.text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, ''), isMarkup)
  const isOver = count > MAX_TALK_CHARACTERS
  const doubts = useProblems(of.path, 'inside').some(({ field = '' }) =>
    /\.(language|voice|loop)$/.test(field),
  )
  const showsVoice = isOpen || doubts
  const hasOwn = ['language', 'voice', 'loop', 'level'].some((key) => Object.hasOwn(of.value, key))
  return (
    <div data-field={text.path}>
      <TextControl
        id={id}
        aria-label={label}
        aria-describedby={`${id}-count${problems.length > 0 ? ` ${id}-messages` : ''}`}
        aria-invalid={problems.some(({ severity }) => severity === 'error') || undefined}
        draft={draft}
        isLong
        isMono={isMarkup}
        takesVariables
        placeholder={isMarkup ? '<speak>…</speak>' : 'Write what is said here'}
        elementRef={element}
      />
      <div className="mt-0.5 flex items-center gap-1">
        <span id={`${id}-count`} className={`flex-1 text-xs ${isOver ? 'text-bad' : 'text-quiet'}`}>
          {count.toLocaleString('en')} / {MAX_TALK_CHARACTERS.toLocaleString('en')}
          <span className="sr-only"> characters</span>
          {isOver && ', too long'}
        </span>
        <LanguageSummary
          language={language}
          isOwn={hasOwn}
          isOpen={showsVoice}
          controls={`${id}-voice`}
          label={label}
          onToggle={() => setOpen(!showsVoice)}
        />
        <button
          type="button"
          aria-label={`Put a variable into: ${label}`}
          title="Put a variable in"
          className={iconButtonLook}
          onClick={() => {
            element.current?.focus()
            document.execCommand('insertText', false, '{{')
          }}
        >
          <Braces size={14} aria-hidden />
        </button>
        <PlayText text={draft.text} language={language} style={voice.style} label={label} />
      </div>
      <Messages id={`${id}-messages`} problems={problems} refusal={draft.refusal} />
      {showsVoice && (
        <div id={`${id}-voice`} className="mt-2 space-y-2 rounded-control border border-line p-2.5">
          <OptionalLanguageField of={of.at('language')} label="Language" inherited={flow.language} />
          <OptionalVoiceField of={of.at('voice')} label="Voice" language={language} inherited={flow.voice} />
          <Playback of={of} />
        </div>
      )}
    </div>
  )
}

function Recording({ of, label }: { of: Lens<AudioPrompt>; label: string }) {
  const [isOpen, setOpen] = useState(false)
  const isWrong = useProblems(`${of.path}.loop`).length > 0
  return (
    <div className="space-y-1">
      <TextField
        of={of.at('audioUrl')}
        label={`${label}: address of the recording`}
        isLabelHidden
        takesVariables
        inputMode="url"
        placeholder="https://…/welcome.mp3"
      />
      <div className="flex items-center justify-end gap-1">
        <button
          type="button"
          aria-expanded={isOpen || isWrong}
          onClick={() => setOpen(!isOpen)}
          className={quietButtonLook}
        >
          Playing
        </button>
        <PlayAudio url={of.value.audioUrl} label={label} />
      </div>
      {(isOpen || isWrong) && (
        <div className="rounded-control border border-line p-2.5">
          <Playback of={of} />
        </div>
      )}
    </div>
  )
}

const Playback = ({ of }: { of: Lens<TextPrompt> | Lens<AudioPrompt> }) => {
  const playback = of as Lens<Pick<TextPrompt, 'loop' | 'level'>> // both forms have them
  return (
    <div className="grid grid-cols-2 gap-2">
      <OptionalAmountField
        of={playback.at('loop')}
        label="Played"
        unit="times"
        placeholder="once"
        hint="0: for ever"
      />
      <OptionalAmountField
        of={playback.at('level')}
        label="Loudness"
        step={0.1}
        placeholder="0"
        hint="From −1 to 1"
      />
    </div>
  )
}

/** A prompt that may be left out. */
export function OptionalPromptField({
  of,
  label,
  addLabel,
}: {
  of: Lens<Prompt | undefined>
  label: string
  addLabel: string
}) {
  const { value } = of
  if (value) return <PromptField of={narrowed(of, value)} label={label} onRemove={() => of.set(undefined)} />
  return (
    <div data-field={of.path}>
      <button type="button" className={`${quietButtonLook} -ml-2`} onClick={() => of.set({ text: '' })}>
        <Plus size={14} aria-hidden />
        {addLabel}
      </button>
    </div>
  )
}
