import { createTransport } from 'nodemailer'
import { type MailDeps, type MailSetting, mailServer } from './mail-setting'
import { type MailTrouble, mailTrouble } from './mail-trouble'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  attachments?: { filename: string; contentType: string; content: Buffer }[]
  /** The same mail tried again has the same: whoever receives it twice can tell. */
  messageId?: string
}

export type MailSent = { ok: true } | MailTrouble

/** A server that is there greets at once; one that looks into a large mail may think about it for a while. */
const CONNECT_MS = 10_000
const ANSWER_MS = 20_000

/**
 * Sends a mail through the server that is set in the dashboard: bounded in time, its certificate verified. What may go wrong
 * there comes back as a sentence for whoever set it.
 *
 * @param trusted certificates (PEM) to trust: for servers of a test
 * @param connectMs how long to wait for the server to greet
 */
export async function sendMail(
  deps: MailDeps,
  mail: Mail,
  { trusted, connectMs = CONNECT_MS }: { trusted?: string; connectMs?: number } = {},
): Promise<MailSent> {
  let server: Awaited<ReturnType<typeof mailServer>>
  try {
    server = await mailServer(deps)
  } catch (problem) {
    return { ok: false, reason: 'not-set', isLasting: false, message: String((problem as Error).message) }
  }
  if (!server)
    return {
      ok: false,
      reason: 'not-set',
      isLasting: false,
      message: 'No mail server is set. An owner sets it under Settings, Mail and notices.',
    }

  const transport = createTransport({
    host: server.host,
    port: server.port,
    ...WAYS[server.security],
    ...(server.user !== '' && { auth: { user: server.user, pass: server.password ?? '' } }),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(trusted !== undefined && { ca: trusted }) },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: ANSWER_MS,
    dnsTimeout: connectMs,
    // What is attached is handed over: nothing in a mail names a file of this machine, or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: { name: 'Patchbay', address: server.from },
      ...mail,
      // Nobody is there to read an answer such as "I am on holiday".
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return { ok: true }
  } catch (problem) {
    return mailTrouble(problem, server)
  } finally {
    transport.close()
  }
}

const WAYS: Record<MailSetting['security'], object> = {
  tls: { secure: true },
  // Asked for and insisted on: a server that offers none, or somebody in between who hides the offer, gets no password.
  starttls: { secure: false, requireTLS: true },
  none: { secure: false, ignoreTLS: true },
}
