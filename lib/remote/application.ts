import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Application, PlannedChange, Remote } from '@/lib/carriers/account'
import { pendingKeyOf } from '@/lib/store/accounts'
import { audit } from '@/lib/store/audit'
import { changeAccount } from '@/lib/store/change-account'
import { notSet, type Reached, type RemoteDeps, reach } from './account'

export type ApplicationState = {
  application: Application
  /** What `setAddresses` would change at the carrier. */
  changes: PlannedChange[]
  /** The private key that is set belongs to the application; nothing when that cannot be told. */
  isKeyRight: boolean | null
}

/** The application that is set, as it is at the carrier now, and what would have to change there. */
export async function applicationState(deps: RemoteDeps, carrier: string): Promise<Remote<ApplicationState>> {
  const reached = await reachApplication(deps, carrier)
  if (!reached.ok) return reached
  const { account, applicationId } = reached.value
  const read = await account.application(applicationId)
  return read.ok ? { ok: true, value: stateOf(deps, reached.value, read.value) } : read
}

/** What an application will hold that is created. Asks nobody. */
export async function creationPlan(deps: RemoteDeps, carrier: string): Promise<Remote<PlannedChange[]>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const none = { id: '', name: '', canTakeCalls: false }
  return { ok: true, value: reached.value.account.webhookChanges(none, deps.publicUrl) }
}

/** The applications that the account has: one of them may be taken. */
export async function listApplications(
  deps: RemoteDeps,
  carrier: string,
): Promise<Remote<ApplicationState[]>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const all = await reached.value.account.applications()
  if (!all.ok) return all
  return { ok: true, value: all.value.map((application) => stateOf(deps, reached.value, application)) }
}

/** Takes an application that is there. Changes nothing at the carrier. */
export async function takeApplication(
  deps: RemoteDeps,
  carrier: string,
  id: string,
): Promise<Remote<ApplicationState>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const read = await reached.value.account.application(id)
  if (!read.ok) return read
  await changeAccount(
    deps.db,
    deps.encryptionKey,
    carrier,
    { applicationId: read.value.id },
    'carrier.application-taken',
  )
  return { ok: true, value: stateOf(deps, reached.value, read.value) }
}

/**
 * Makes an application and takes it. Its key pair is made here and kept before the carrier is asked, and only the public half
 * goes there: so when the answer is lost, trying again finds the application and nothing is lost with it.
 */
export async function createApplication(
  deps: RemoteDeps,
  carrier: string,
  name: string,
): Promise<Remote<ApplicationState>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const privateKey = await pendingKey(deps, carrier)
  const { publicUrl } = deps
  const made = await reached.value.account.createApplication({
    name,
    publicKey: publicKeyOf(privateKey),
    publicUrl,
  })
  if (!made.ok) return made
  const change = { applicationId: made.value.id, privateKey, pendingPrivateKey: null }
  await changeAccount(deps.db, deps.encryptionKey, carrier, change, 'carrier.application-made')
  return { ok: true, value: stateOf(deps, { ...reached.value, privateKey }, made.value) }
}

/** Lets the webhooks of the application come here. */
export async function setAddresses(deps: RemoteDeps, carrier: string): Promise<Remote<ApplicationState>> {
  const reached = await reachApplication(deps, carrier)
  if (!reached.ok) return reached
  const set = await reached.value.account.setWebhooks(reached.value.applicationId, deps.publicUrl)
  if (!set.ok) return set
  const details = { applicationId: reached.value.applicationId, publicUrl: deps.publicUrl }
  await audit(deps.db, { action: 'carrier.webhooks-set', subject: carrier, details })
  return { ok: true, value: stateOf(deps, reached.value, set.value) }
}

/** The account, and the application that is set in it. */
export async function reachApplication(
  deps: RemoteDeps,
  carrier: string,
): Promise<Remote<Reached & { applicationId: string }>> {
  const reached = await reach(deps, carrier)
  if (!reached.ok) return reached
  const { applicationId, title } = reached.value
  return applicationId
    ? { ok: true, value: { ...reached.value, applicationId } }
    : notSet(`Create an application at ${title}, or take one, under Settings, Carriers.`)
}

function stateOf(
  { publicUrl }: RemoteDeps,
  { account, privateKey }: Reached,
  application: Application,
): ApplicationState {
  const isKeyRight = privateKey && application.publicKey ? isPair(privateKey, application.publicKey) : null
  return { application, changes: account.webhookChanges(application, publicUrl), isKeyRight }
}

async function pendingKey({ db, encryptionKey }: RemoteDeps, carrier: string): Promise<string> {
  const standing = await pendingKeyOf(db, encryptionKey, carrier)
  if (standing) return standing
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await changeAccount(db, encryptionKey, carrier, { pendingPrivateKey: pem })
  // Whoever was faster has set the one that counts.
  return (await pendingKeyOf(db, encryptionKey, carrier)) ?? pem
}

const publicKeyOf = (privateKey: string): string =>
  createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'pem' }).toString()

function isPair(privateKey: string, publicKey: string): boolean | null {
  try {
    return createPublicKey(createPrivateKey(privateKey)).equals(createPublicKey(publicKey))
  } catch {
    return null
  }
}
