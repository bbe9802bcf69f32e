import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type TestMailServer = {
  port: number
  /** What arrived, in its order. */
  mails: ParsedMail[]
  /** The next mails are answered with that code and these words. */
  refuses: (code: number, words: string) => void
  takesAgain: () => void
  close: () => Promise<void>
}

/** A real SMTP server on this machine that keeps what it gets. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const mails: ParsedMail[] = []
  let refusal: Error | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key ? [] : ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => (refusal ? done(refusal) : done()),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail)
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => {}) // a client that breaks off is what some tests are about
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuses: (responseCode, words) => {
      refusal = Object.assign(new Error(words), { responseCode })
    },
    takesAgain: () => {
      refusal = undefined
    },
    close: () => new Promise((closed) => server.close(closed)),
  }
}
