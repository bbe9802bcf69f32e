import { refusal } from '@/lib/internal-route'
import { accountChange } from '@/lib/remote/account-settings'
import { checkCredentials } from '@/lib/remote/credentials'
import { carrierRoute } from '@/lib/remote/page-route'
import { describeAccount } from '@/lib/store/accounts'
import { changeAccount, removeAccount } from '@/lib/store/change-account'

/**
 * Changes parts of the account. A key and secret that the carrier refuses are not kept; while it cannot be asked they are, and
 * `unchecked` says why.
 */
export const PUT = carrierRoute<{ carrier: string }>('owner', async ({ params: { carrier }, body, deps }) => {
  const asked = accountChange.safeParse(body)
  if (!asked.success) {
    const errors = asked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return refusal(422, 'This cannot be kept as it is.', { errors })
  }
  const { apiKey, apiSecret } = asked.data
  const check = apiKey || apiSecret ? await checkCredentials(deps, carrier, asked.data) : undefined
  if (check?.ok === false && check.reason === 'wrong-credentials')
    return refusal(422, check.message, { errors: [{ path: 'apiSecret', message: check.message }] })
  const changed = await changeAccount(deps.db, deps.encryptionKey, carrier, asked.data)
  if (!changed.ok)
    return refusal(422, 'Begin with the API key.', {
      errors: [{ path: 'apiKey', message: 'Begin with the API key.' }],
    })
  const unchecked = check?.ok === false ? check.message : null
  return Response.json({ account: await describeAccount(deps.db, carrier), unchecked })
})

/** Forgets the account. Nothing is changed at the carrier. */
export const DELETE = carrierRoute<{ carrier: string }>('owner', async ({ params: { carrier }, deps }) => {
  await removeAccount(deps.db, carrier)
  return Response.json({ account: await describeAccount(deps.db, carrier) })
})
