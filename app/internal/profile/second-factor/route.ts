import { renderSVG } from 'uqr'
import { z } from 'zod'
import { internalRoute, refusal } from '@/lib/internal-route'
import { cameFrom } from '@/lib/sign-in/came-from'
import { tryFrom } from '@/lib/sign-in/limits'
import { codeOf } from '@/lib/sign-in/sign-in'
import { headersFor, withCookies } from '@/lib/sign-in/who'
import { waiting } from '@/lib/sign-in/words'
import { audit } from '@/lib/store/audit'

const byPassword = z.strictObject({ password: z.string().min(1).max(200) })
const byCode = z.strictObject({ code: z.string().trim().min(1).max(20) })

const LIMIT = { tries: 10, withinSeconds: 900 }
const WRONG = 'This is not your password.'

/** Begins: gives what the authenticator app reads, and the recovery codes. It counts once a code of the app was given. */
export const POST = internalRoute(
  'viewer',
  async ({ body, request, signedIn, server: { auth, config, db } }) => {
    const wait = await tryFrom(db, `password:${signedIn.actor.id}`, undefined, LIMIT)
    if (wait) return waiting(wait.seconds)
    const read = byPassword.safeParse(body)
    if (!read.success) return refusal(422, 'Write your password.')
    try {
      const begun = await auth.api.enableTwoFactor({ body: read.data, headers: headersFor(request, config) })
      const { totpURI, backupCodes } = begun as { totpURI: string; backupCodes: string[] } // TOTP is the only method
      return Response.json({
        // Drawn here from what was made here: nothing in it was written by anybody.
        qr: `data:image/svg+xml;base64,${Buffer.from(renderSVG(totpURI, { border: 2 })).toString('base64')}`,
        secret: new URL(totpURI).searchParams.get('secret'),
        codes: backupCodes,
      })
    } catch (problem) {
      const code = codeOf(problem)
      if (code === undefined) throw problem
      return code === 'TOTP_ALREADY_ENABLED'
        ? refusal(409, 'The second factor is on already.')
        : refusal(422, WRONG)
    }
  },
)

/** Turns it on: a code shows that the app is set. */
export const PUT = internalRoute(
  'viewer',
  async ({ body, request, signedIn, server: { auth, config, db } }) => {
    const wait = await tryFrom(db, `code:${signedIn.actor.id}`, undefined, LIMIT)
    if (wait) return waiting(wait.seconds)
    const read = byCode.safeParse(body)
    if (!read.success) return refusal(422, 'Write the code that your app shows.')
    try {
      const { headers } = await auth.api.verifyTOTP({
        body: { code: read.data.code.replace(/\s/g, '') },
        headers: headersFor(request, config),
        returnHeaders: true,
      })
      await audit(db, { action: 'second-factor.on' })
      return withCookies(
        Response.json({}),
        headers.getSetCookie(),
        cameFrom(request.headers, config).isSecure,
      )
    } catch (problem) {
      if (codeOf(problem) === undefined) throw problem
      return refusal(422, 'This code is not right. Look at the one that your app shows now.')
    }
  },
)

/** Turns it off. */
export const DELETE = internalRoute(
  'viewer',
  async ({ body, request, signedIn, server: { auth, config, db } }) => {
    const wait = await tryFrom(db, `password:${signedIn.actor.id}`, undefined, LIMIT)
    if (wait) return waiting(wait.seconds)
    const read = byPassword.safeParse(body)
    if (!read.success) return refusal(422, 'Write your password.')
    try {
      const { headers } = await auth.api.disableTwoFactor({
        body: read.data,
        headers: headersFor(request, config),
        returnHeaders: true,
      })
      await audit(db, { action: 'second-factor.off' })
      return withCookies(
        Response.json({}),
        headers.getSetCookie(),
        cameFrom(request.headers, config).isSecure,
      )
    } catch (problem) {
      if (codeOf(problem) === undefined) throw problem
      return refusal(422, WRONG)
    }
  },
)
