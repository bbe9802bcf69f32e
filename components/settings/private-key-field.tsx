'use client'

import { useId, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useFormats } from '../format/use-formats'
import { Button } from '../ui/button'
import { inputLook } from '../ui/field'
import type { AccountForm } from './account-schema'
import { setWords } from './set-words'

/** The private key of the application: pasted, or from the file that the carrier's dashboard gave. */
export function PrivateKeyField({
  form,
  isSet,
  changedAt,
}: {
  form: UseFormReturn<AccountForm>
  isSet: boolean
  changedAt: string | null
}) {
  const formats = useFormats()
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const wrong = form.formState.errors.privateKey?.message
  return (
    <div className="flex flex-col gap-1 text-sm">
      <div className="flex items-end justify-between">
        <label htmlFor={id} className="font-medium">
          Private key
        </label>
        <input
          ref={file}
          type="file"
          hidden
          accept=".key,.pem,text/plain"
          onChange={async (event) => {
            const text = await event.target.files?.[0]?.text()
            event.target.value = ''
            if (text !== undefined)
              form.setValue('privateKey', text.trim(), { shouldDirty: true, shouldValidate: true })
          }}
        />
        <Button look="quiet" className="-my-1" onClick={() => file.current?.click()}>
          From a file…
        </Button>
      </div>
      <textarea
        id={id}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        placeholder={isSet ? '••••••••' : '-----BEGIN PRIVATE KEY-----'}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-state ${id}-wrong`}
        {...form.register('privateKey')}
        className={`${inputLook} h-auto w-full resize-y py-1.5 font-mono text-xs max-md:h-auto`}
      />
      <span id={`${id}-state`} className="text-quiet text-xs">
        {setWords(isSet, changedAt, formats)} · Belongs to the application; one that is created here brings
        its own. Needed to ring people and to send texts.
      </span>
      <span id={`${id}-wrong`} role="alert" className="text-bad text-xs empty:hidden">
        {wrong}
      </span>
    </div>
  )
}
