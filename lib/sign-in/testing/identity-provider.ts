import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export type Known = { sub: string; email: string; email_verified: boolean; name: string }

/**
 * A small OpenID Connect provider: discovery, signed id tokens, codes that work once, and PKCE. Strict where real ones are.
 */
export async function identityProvider({
  clientId,
  clientSecret,
}: {
  clientId: string
  clientSecret: string
}) {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string; person: Known }>()
  let forged: object | undefined
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', issuer)
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration')
      return json(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      })
    if (url.pathname === '/keys')
      return json(200, { keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'one' }] })
    if (url.pathname !== '/token') return json(404, {})
    let text = ''
    for await (const piece of request) text += piece
    const sent = new URLSearchParams(text)
    const basic = Buffer.from(
      (request.headers.authorization ?? '').replace(/^Basic /, ''),
      'base64',
    ).toString()
    const [id, secret] = basic ? basic.split(':') : [sent.get('client_id'), sent.get('client_secret')]
    const code = codes.get(sent.get('code') ?? '')
    codes.delete(sent.get('code') ?? '')
    const hash = await crypto.subtle.digest('SHA-256', Buffer.from(sent.get('code_verifier') ?? ''))
    const isRight =
      id === clientId &&
      secret === clientSecret &&
      code?.redirect === sent.get('redirect_uri') &&
      code?.challenge === Buffer.from(hash).toString('base64url')
    if (!isRight || !code) return json(400, { error: 'invalid_grant' })
    const { sub, ...claims } = code.person
    const idToken = await new SignJWT({ ...claims, nonce: code.nonce, iss: issuer, aud: clientId, ...forged })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    json(200, { access_token: 'for nothing', token_type: 'Bearer', expires_in: 300, id_token: idToken })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** What its id tokens say from now on, whatever was asked. */
    says: (claims: object | undefined) => {
      forged = claims
    },
    /** Somebody signs in there: where they are sent back to. */
    knows(address: string, person: Known): URL {
      const asked = new URL(address).searchParams
      const wants = {
        client_id: clientId,
        response_type: 'code',
        scope: /\bopenid\b/,
        state: /^.{16,}$/,
        code_challenge: /^[\w-]{43}$/,
        code_challenge_method: 'S256',
      }
      for (const [name, want] of Object.entries(wants)) {
        const given = asked.get(name) ?? ''
        if (typeof want === 'string' ? given !== want : !want.test(given))
          throw new Error(`The provider takes no such ${name}: ${given}`)
      }
      const code = crypto.randomUUID()
      const redirect = asked.get('redirect_uri') ?? ''
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        redirect,
        person,
      })
      const back = new URL(redirect)
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      return back
    },
    close: () => new Promise((done) => server.close(done)),
  }
}
