'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { type FieldPath, useFieldArray, useForm } from 'react-hook-form'
import type { ShownNotices } from '@/lib/notices/shown'
import { Failed, Good, Warning } from '../settings/notes'
import { Button, IconButton } from '../ui/button'
import { inputLook } from '../ui/field'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { FailedNotices } from './failed-notices'
import { FormField } from './form-field'
import { changeOf, type NoticesForm, noticesForm, typedOf } from './notices-form'
import { SigningSecret } from './signing-secret'
import { TestNotice } from './test-notice'

type Saved = { notices: ShownNotices; secret?: string }

/** Who is told of a new voicemail: by mail, of every flow or of one, and by webhook. */
export function NoticesPanel({ notices: given }: { notices: ShownNotices }) {
  const [notices, setNotices] = useState(given)
  const [secret, setSecret] = useState<string>()
  const [isSaved, setIsSaved] = useState(false)
  const formId = useId()
  const form = useForm<NoticesForm>({
    resolver: zodResolver(noticesForm),
    defaultValues: typedOf(given.setting),
  })
  const { isSubmitting, isDirty, errors } = form.formState
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'addresses' })
  const { setting } = notices
  const isSet = setting.addresses.length > 0 || setting.webhook !== null

  async function save(typed: NoticesForm, newSecret = false) {
    setIsSaved(false)
    setSecret(undefined)
    const saved = await send<Saved>('PUT', '/internal/settings/notices', { ...changeOf(typed), newSecret })
    if (saved.ok) {
      setNotices(saved.data.notices)
      setSecret(saved.data.secret)
      form.reset(typedOf(saved.data.notices.setting))
      return setIsSaved(true)
    }
    const wrong = (saved.details.errors ?? []) as { path: FieldPath<NoticesForm>; message: string }[]
    for (const { path, message } of wrong) form.setError(path, { message: `This ${message}.` })
    if (wrong.length === 0) form.setError('root', { message: saved.message })
  }

  return (
    <Panel id="notices" title="New voicemail" aside={isSet ? undefined : 'Nobody is told'}>
      <form noValidate className="grid gap-6 p-4" onSubmit={form.handleSubmit((typed) => save(typed))}>
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-medium text-sm">By mail</legend>
          <p className="max-w-prose text-quiet text-sm">
            Each gets a mail with who called, what was said, and a link to the message.
          </p>
          {fields.length > 0 && (
            <ul className="grid gap-2">
              {fields.map(({ id }, at) => (
                <li
                  key={id}
                  className="grid grid-cols-[1fr_auto] items-start gap-2 md:grid-cols-[2fr_1fr_auto]"
                >
                  <div className="min-w-0">
                    <input
                      type="email"
                      aria-label={`Mail address ${at + 1}`}
                      aria-invalid={errors.addresses?.[at]?.to !== undefined}
                      aria-describedby={`${formId}-${at}-wrong`}
                      autoComplete="off"
                      placeholder="desk@example.com"
                      className={`${inputLook} w-full`}
                      {...form.register(`addresses.${at}.to`)}
                    />
                    <span id={`${formId}-${at}-wrong`} role="alert" className="text-bad text-xs empty:hidden">
                      {errors.addresses?.[at]?.to?.message}
                    </span>
                  </div>
                  <select
                    aria-label={`Flow of mail address ${at + 1}`}
                    className={`${inputLook} min-w-0 max-md:col-start-1`}
                    {...form.register(`addresses.${at}.flowId`)}
                  >
                    <option value="">Every flow</option>
                    {notices.flows.map((flow) => (
                      <option key={flow.id} value={flow.id}>
                        {flow.name}
                      </option>
                    ))}
                  </select>
                  <IconButton
                    label={`Take mail address ${at + 1} off`}
                    className="mt-0.5 max-md:col-start-2 max-md:row-start-1"
                    onClick={() => remove(at)}
                  >
                    <X size={14} aria-hidden />
                  </IconButton>
                </li>
              ))}
            </ul>
          )}
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <Button onClick={() => append({ to: '', flowId: '' })}>
              <Plus size={14} aria-hidden /> Add an address
            </Button>
            {fields.length > 0 && (
              <label className="flex items-center gap-2 text-sm max-md:min-h-11">
                <input type="checkbox" className="accent-accent" {...form.register('attachesSound')} />
                Attach the sound, up to 5 MB
              </label>
            )}
          </div>
          {fields.length > 0 && !notices.isMailSet && (
            <Warning>No mail is sent before the mail server above is set.</Warning>
          )}
        </fieldset>
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-medium text-sm">By webhook</legend>
          <FormField
            label="Address"
            type="url"
            placeholder="https://example.com/voicemail"
            help="Gets a POST of JSON, signed in the way of Standard Webhooks. Leave it empty for none."
            wrong={errors.webhookUrl?.message}
            {...form.register('webhookUrl')}
          />
          {secret && <SigningSecret secret={secret} />}
          {setting.webhook && !secret && (
            <div className="flex flex-wrap items-center justify-between gap-2 text-quiet text-sm">
              <span>It is signed with a secret, which was shown once.</span>
              <Button
                disabled={isDirty || isSubmitting}
                onClick={form.handleSubmit((typed) => save(typed, true))}
              >
                Make a new secret
              </Button>
            </div>
          )}
        </fieldset>
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1">
            {errors.root?.message && <Failed message={errors.root.message} />}
            {isSaved && !isDirty && <Good>Saved. Whoever is new hears of what is left from now on.</Good>}
          </div>
          <Button type="submit" look="primary" disabled={isSubmitting || !isDirty}>
            Save notices
          </Button>
        </div>
      </form>
      {isSet && <TestNotice isDisabled={isDirty} />}
      <FailedNotices failed={notices.failed} mostTries={notices.mostTries} />
    </Panel>
  )
}
