import type { MailSetting } from './mail-setting'

export type MailTrouble = {
  ok: false
  reason: 'not-set' | 'unreachable' | 'timeout' | 'tls' | 'sign-in' | 'refused' | 'broken'
  /** Says what stood in the way and what to do. */
  message: string
  /** Trying the same again comes to the same. */
  isLasting: boolean
}

/** What nodemailer puts on its errors: its own code, what the server said, and what lay under it. */
type SmtpError = {
  code?: unknown
  responseCode?: unknown
  response?: unknown
  cause?: unknown
  message?: unknown
}

/** Says in words why a mail was not sent. */
export function mailTrouble(problem: unknown, server: MailSetting): MailTrouble {
  const { code, responseCode, response, message } = (problem ?? {}) as SmtpError // anything may be thrown
  const at = `${server.host}, port ${server.port},`
  const said = typeof response === 'string' ? ` It said: ${shortened(response)}` : ''
  const failed = (reason: MailTrouble['reason'], text: string, isLasting = false): MailTrouble => ({
    ok: false,
    reason,
    message: text,
    isLasting,
  })
  const words = [code, (problem as SmtpError).cause, message].map(textOf).join(' ')

  if (code === 'EAUTH')
    return failed('sign-in', `The mail server ${server.host} does not take this user and password.${said}`)
  if (/CERT|SELF_SIGNED|self-signed|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|certificate/.test(words))
    return failed(
      'tls',
      `The certificate of the mail server is not to be trusted: it has expired, is for another name than ${server.host}, or nobody vouches for it.`,
    )
  if (code === 'ETLS' || /wrong version number|SSL|EPROTO/i.test(words))
    return failed(
      'tls',
      `${at} does not speak ${SPOKEN[server.security]}. Choose another security, or another port.`,
    )
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(words))
    return failed('unreachable', `There is no server named ${server.host}. Check its spelling.`)
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(words))
    return failed('unreachable', `Nothing listens at ${at} or a firewall is in between. Check the port.`)
  if (code === 'ETIMEDOUT')
    return failed(
      'timeout',
      `The mail server at ${at} did not answer in time. Check the port and the security, and whether a firewall is in between.`,
    )
  if (typeof responseCode === 'number')
    return failed('refused', `The mail server refused this mail.${said}`, responseCode >= 500)
  return failed('broken', `The connection to the mail server ${server.host} broke. Try again.`)
}

const SPOKEN: Record<MailSetting['security'], string> = {
  tls: 'TLS from the beginning',
  starttls: 'STARTTLS',
  none: 'without encryption',
}

const textOf = (value: unknown): string =>
  value instanceof Error ? `${String((value as SmtpError).code ?? '')} ${value.message}` : String(value ?? '')

/** A server may say anything, at any length. */
const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200)
