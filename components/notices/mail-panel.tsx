'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Failed, Good } from '../settings/notes'
import { Button } from '../ui/button'
import { inputLook } from '../ui/field'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { FormField } from './form-field'
import { changeOf, type MailForm, type MailState, mailForm, typedOf, WAYS } from './mail-form'
import { TestMail } from './test-mail'

/** The mail server that everything is sent through. Its password is never shown; an empty field leaves it as it is. */
export function MailPanel({ mail: given }: { mail: MailState }) {
  const [mail, setMail] = useState(given)
  const [isSaved, setIsSaved] = useState(false)
  const form = useForm<MailForm>({ resolver: zodResolver(mailForm), defaultValues: typedOf(mail) })
  const { isSubmitting, isDirty, errors } = form.formState
  const securityId = useId()
  const isSet = mail.host !== ''

  function take(changed: MailState) {
    setMail(changed)
    form.reset(typedOf(changed))
  }

  async function save(typed: MailForm) {
    setIsSaved(false)
    const saved = await send<{ mail: MailState }>('PUT', '/internal/settings/mail', changeOf(typed))
    if (saved.ok) {
      take(saved.data.mail)
      return setIsSaved(true)
    }
    const wrong = (saved.details.errors ?? []) as { path: keyof MailForm; message: string }[]
    for (const { path, message } of wrong) form.setError(path, { message: `This ${message}.` })
    if (wrong.length === 0) form.setError('root', { message: saved.message })
  }

  async function remove() {
    setIsSaved(false)
    const removed = await send<{ mail: MailState }>('DELETE', '/internal/settings/mail')
    if (removed.ok) take(removed.data.mail)
    else form.setError('root', { message: removed.message })
  }

  /** The usual port goes with the security, unless somebody chose another. */
  function followPort(security: MailState['security']) {
    const { port } = form.getValues()
    const usual = WAYS.find(({ is }) => is === security)?.port
    if (usual !== undefined && WAYS.some((way) => way.port === port)) form.setValue('port', usual)
  }

  return (
    <Panel
      id="mail"
      title="Mail server"
      aside={
        isSet ? (
          <Button look="quiet" onClick={remove}>
            Remove
          </Button>
        ) : (
          'Not set'
        )
      }
    >
      <form noValidate className="grid gap-4 p-4" onSubmit={form.handleSubmit(save)}>
        <p className="text-quiet text-sm">
          Invitations and notices of new voicemail are sent through it. Any server that takes mail over SMTP
          will do.
        </p>
        <div className="grid gap-4 md:grid-cols-4">
          <FormField
            label="Server"
            className="md:col-span-2"
            placeholder="smtp.example.com"
            wrong={errors.host?.message}
            {...form.register('host')}
          />
          <div className="flex flex-col gap-1 text-sm">
            <label htmlFor={securityId} className="font-medium">
              Security
            </label>
            <select
              id={securityId}
              className={inputLook}
              {...form.register('security', {
                onChange: (event) => followPort(event.target.value),
              })}
            >
              {WAYS.map(({ is, label }) => (
                <option key={is} value={is}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <FormField
            label="Port"
            type="number"
            inputMode="numeric"
            wrong={errors.port?.message}
            {...form.register('port', { valueAsNumber: true })}
          />
          <FormField
            label="User"
            className="md:col-span-2"
            help="Empty when the server asks nobody to sign in."
            wrong={errors.user?.message}
            {...form.register('user')}
          />
          <FormField
            label="Password"
            type="password"
            className="md:col-span-2"
            autoComplete="new-password"
            data-1p-ignore
            placeholder={mail.hasPassword ? '••••••••' : ''}
            help={
              form.watch('security') === 'none'
                ? 'Without security it crosses the network for everybody to read.'
                : mail.hasPassword
                  ? 'Set. Stays as it is when you type nothing.'
                  : 'Kept encrypted and never shown again.'
            }
            wrong={errors.password?.message}
            {...form.register('password')}
          />
          <FormField
            label="From"
            type="email"
            className="md:col-span-2"
            placeholder="patchbay@example.com"
            help="The address that mails come from. Your server must let the user send from it."
            wrong={errors.from?.message}
            {...form.register('from')}
          />
        </div>
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1">
            {errors.root?.message && <Failed message={errors.root.message} />}
            {isSaved && !isDirty && <Good>Saved. Send a test mail to see that it arrives.</Good>}
          </div>
          <Button type="submit" look="primary" disabled={isSubmitting || !isDirty}>
            Save mail server
          </Button>
        </div>
      </form>
      {isSet && <TestMail isDisabled={isDirty} />}
    </Panel>
  )
}
