'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { PASSWORD_MIN } from '@/lib/sign-in/password-rules'
import { Button } from '../ui/button'
import { Field, inputLook } from '../ui/field'
import { send } from '../ui/send'
import { Trouble } from './alone'
import { type Joining, joining } from './fields'

/** Name, e-mail address and password of somebody new. */
export function JoinForm({ token, email, action }: { token: string; email: string | null; action: string }) {
  const form = useForm<Joining>({
    resolver: zodResolver(joining),
    defaultValues: { name: '', email: email ?? '', password: '' },
  })
  const { errors, isSubmitting } = form.formState
  const [trouble, setTrouble] = useState('')

  async function join(person: Joining) {
    setTrouble('')
    const done = await send('POST', '/internal/join', { token, ...person })
    if (done.ok) return location.assign('/')
    if (done.details.field === 'email') form.setError('email', { message: done.message })
    else setTrouble(done.message)
  }

  return (
    <form noValidate onSubmit={form.handleSubmit(join)} className="flex flex-col gap-4">
      <Field label="Your name" help="Others see it beside what you do.">
        <input
          {...form.register('name')}
          autoComplete="name"
          aria-invalid={errors.name ? true : undefined}
          className={inputLook}
        />
        <Trouble>{errors.name?.message}</Trouble>
      </Field>
      <Field label="E-mail address" help={email ? 'You were invited by this one.' : 'You sign in with it.'}>
        <input
          {...form.register('email')}
          type="email"
          autoComplete="username"
          readOnly={email !== null}
          aria-invalid={errors.email ? true : undefined}
          className={`${inputLook} read-only:text-quiet`}
        />
        <Trouble>{errors.email?.message}</Trouble>
      </Field>
      <Field label="Password" help={`At least ${PASSWORD_MIN} characters.`}>
        <input
          {...form.register('password')}
          type="password"
          autoComplete="new-password"
          aria-invalid={errors.password ? true : undefined}
          className={inputLook}
        />
        <Trouble>{errors.password?.message}</Trouble>
      </Field>
      <Trouble>{trouble}</Trouble>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {action}
      </Button>
    </form>
  )
}
