import { prismaAdapter } from 'better-auth/adapters/prisma'
import { betterAuth } from 'better-auth/minimal'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Config } from '@/lib/config'
import type { Secrets } from '@/lib/secrets'
import type { Database } from '@/lib/store/database'
import { newId } from '@/lib/store/new-id'
import { ADDRESS_HEADER } from './came-from'
import { newcomerIsIn, providerOf, roleOfNewcomer } from './oidc'
import { hashPassword, verifyPassword } from './password'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules'

const DAY = 24 * 60 * 60

export type AuthDeps = {
  db: Database
  secrets: Pick<Secrets, 'signInKey'>
  config: Pick<Config, 'dashboardUrl' | 'oidc'>
}

export type Auth = ReturnType<typeof makeAuth>

/**
 * Passwords, sessions and second factors, by better-auth. Nothing but our own routes reaches it: they say who may come in, how
 * often something may be tried, and from where it came.
 */
export function makeAuth({ db, secrets, config }: AuthDeps) {
  return betterAuth({
    appName: 'Patchbay',
    baseURL: config.dashboardUrl,
    basePath: '/auth',
    secret: secrets.signInKey.toString('base64'),
    database: prismaAdapter(db.client, { provider: db.provider }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // What it would tell stands in the audit log.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      modelName: 'person',
      additionalFields: {
        role: { type: 'string', required: true, input: false, defaultValue: 'viewer' },
        disabledAt: { type: 'string', required: false, input: false },
        preferences: { type: 'string', required: false, input: false, defaultValue: '{}' },
      },
    },
    // No copy of a session in the cookie: one that is revoked is out at the next click.
    session: { expiresIn: 30 * DAY, updateAge: 60 * 60, cookieCache: { enabled: false } },
    account: {
      modelName: 'personAccount',
      updateAccountOnSignIn: false,
      // Whoever the identity provider knows by a verified address is whom an owner has let in by it.
      accountLinking: { requireLocalEmailVerified: false },
    },
    verification: { modelName: 'verification' },
    advanced: {
      cookiePrefix: 'patchbay',
      // `Secure` is added where a request came by https: the same program serves both.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      twoFactor({
        issuer: 'Patchbay',
        schema: { twoFactor: { modelName: 'secondFactor' } },
        backupCodeOptions: { amount: 10, length: 10 },
      }),
      ...(config.oidc ? [genericOAuth({ config: [providerOf(config.oidc)] })] : []),
    ],
    databaseHooks: {
      user: {
        create: {
          /** Only who comes by an identity provider is made here: whom somebody has invited, or whose domain may come in. */
          before: async (user) => {
            const role = config.oidc && (await roleOfNewcomer(db, config.oidc, user))
            return role ? { data: { ...user, role } } : false
          },
          after: ({ name, email, role }) => newcomerIsIn(db, { name, email, role: String(role) }),
        },
      },
      account: {
        create: {
          /** Nothing is asked of the provider later on: what would let us is not kept. */
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      session: {
        create: {
          /** Whoever is disabled gets no session, however they come. */
          before: async ({ userId }) => {
            const person = await db.client.person.findUnique({
              where: { id: userId },
              select: { disabledAt: true },
            })
            return person && person.disabledAt === null ? undefined : false
          },
        },
      },
    },
  })
}
