'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { send } from '../ui/send'
import { type AccountForm, accountForm, changeOf, NOTHING_TYPED } from './account-schema'
import { Failed, Good, Waiting, Warning } from './notes'
import { PrivateKeyField } from './private-key-field'
import { RemoveAccount } from './remove-account'
import { SecretField } from './secret-field'
import type { AccountState } from './states'

type Saved = { account: AccountState; unchecked: string | null }

/** Key and secrets of the account. What is set is never shown; an empty field leaves it as it is. */
export function AccountPanel({
  carrier,
  title,
  account,
  onChange,
}: {
  carrier: string
  title: string
  account: AccountState
  onChange: (account: AccountState) => void
}) {
  const form = useForm<AccountForm>({ resolver: zodResolver(accountForm), defaultValues: NOTHING_TYPED })
  const { isSubmitting, errors } = form.formState
  const [outcome, setOutcome] = useState<{ is: 'saved' | 'unchecked'; message: string }>()
  const path = `/internal/carriers/${carrier}/account`
  const { isSet, changedAt } = account

  async function save(change: object) {
    setOutcome(undefined)
    const saved = await send<Saved>('PUT', path, change)
    if (!saved.ok) {
      const wrong = (saved.details.errors ?? []) as { path: keyof AccountForm; message: string }[]
      const known = wrong.filter((error) => error.path in NOTHING_TYPED)
      for (const { path, message } of known) form.setError(path, { message: sentence(message) })
      if (known.length === 0) form.setError('root', { message: saved.message })
      return
    }
    form.reset(NOTHING_TYPED)
    const { unchecked } = saved.data
    setOutcome(
      unchecked === null
        ? { is: 'saved', message: 'Saved.' }
        : { is: 'unchecked', message: `Saved, but not tried: ${unchecked}` },
    )
    onChange(saved.data.account)
  }

  const change = changeOf(form.watch())
  return (
    <Panel
      id={`account-${carrier}`}
      title={`${title} account`}
      aside={isSet.apiKey ? <RemoveAccount title={title} path={path} onRemoved={onChange} /> : 'Not set'}
    >
      <form noValidate className="grid gap-4 p-4" onSubmit={form.handleSubmit(() => save(change))}>
        <p className="max-w-prose text-quiet text-sm">
          All of this is on the {title} dashboard under API settings. It is kept encrypted and never shown
          again. Fields that stay empty stay as they are.
        </p>
        <div className="grid gap-4 md:grid-cols-2">
          <SecretField
            label="API key"
            name="apiKey"
            form={form}
            isSet={isSet.apiKey}
            changedAt={changedAt.apiKey}
          />
          <SecretField
            label="API secret"
            name="apiSecret"
            form={form}
            isSet={isSet.apiSecret}
            changedAt={changedAt.apiSecret}
          />
          <div className="grid content-start gap-2">
            <SecretField
              label="Signature secret"
              name="signatureSecret"
              form={form}
              isSet={isSet.signatureSecret}
              changedAt={changedAt.signatureSecret}
              help={`Proves that a webhook is from ${title}. Unsigned ones are refused.`}
            />
            {isSet.signatureSecret && 'signatureSecret' in change && (
              <label className="flex items-start gap-2 text-sm max-md:min-h-11">
                <input type="checkbox" {...form.register('keepsPrevious')} className="mt-1 accent-accent" />
                Go on taking the present one while {title} changes over
              </label>
            )}
            {isSet.previousSignatureSecret && (
              <p className="flex flex-wrap items-center justify-between gap-2 text-quiet text-sm">
                The one before is still taken.
                <Button onClick={() => save({ previousSignatureSecret: null })}>Stop taking it</Button>
              </p>
            )}
          </div>
          <PrivateKeyField form={form} isSet={isSet.privateKey} changedAt={changedAt.privateKey} />
        </div>
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1">
            {isSubmitting && <Waiting>Asking {title}…</Waiting>}
            {!isSubmitting && errors.root?.message && <Failed message={errors.root.message} />}
            {!isSubmitting && outcome?.is === 'saved' && <Good>{outcome.message}</Good>}
            {!isSubmitting && outcome?.is === 'unchecked' && <Warning>{outcome.message}</Warning>}
          </div>
          <Button type="submit" look="primary" disabled={isSubmitting || Object.keys(change).length === 0}>
            Save account
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** "is too long" says what; a person reads a sentence. */
const sentence = (message: string): string => (/^[a-z]/.test(message) ? `This ${message}.` : message)
