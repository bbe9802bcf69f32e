/** Why an address did not answer. `words` goes behind “… does not answer: ”. */
export type Trouble = {
  kind: 'name' | 'refused' | 'timeout' | 'certificate' | 'no-tls' | 'broken'
  words: string
  todo: string
}

const CERTIFICATE = 'Give the server a certificate that everybody trusts, such as one of Let’s Encrypt'

const KNOWN: { codes: RegExp; trouble: Trouble }[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/,
    trouble: {
      kind: 'name',
      words: 'there is no such name in the DNS',
      todo: 'Check the spelling of the address, and that its DNS record is there.',
    },
  },
  {
    codes: /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/,
    trouble: {
      kind: 'refused',
      words: 'nothing listens there',
      todo: 'Start the proxy or tunnel that leads to the voice server, and check its port.',
    },
  },
  {
    codes: /^(TimeoutError|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/,
    trouble: {
      kind: 'timeout',
      words: 'nothing came back within 5 seconds',
      todo: 'Check that a firewall lets it through. Where your router does not lead its own address back inside, try the address from elsewhere: others may reach it.',
    },
  },
  {
    codes: /^CERT_HAS_EXPIRED$/,
    trouble: { kind: 'certificate', words: 'its certificate has expired', todo: 'Renew the certificate.' },
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    trouble: {
      kind: 'certificate',
      words: 'its certificate is not valid yet',
      todo: 'Check the clock of this machine, and the certificate.',
    },
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    trouble: {
      kind: 'certificate',
      words: 'its certificate is for another name',
      todo: `${CERTIFICATE}, for exactly this name.`,
    },
  },
  {
    codes: /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_UNTRUSTED|CERT_/,
    trouble: {
      kind: 'certificate',
      words: 'nobody trusts its certificate (it is self-signed, or its chain is not whole)',
      todo: `${CERTIFICATE}, and serve its whole chain.`,
    },
  },
  {
    codes: /SSL|TLS|EPROTO|WRONG_VERSION/,
    trouble: {
      kind: 'no-tls',
      words: 'it does not speak https',
      todo: 'Put a proxy that speaks https before the voice server, or a tunnel that does.',
    },
  },
]

/** Says in words what `fetch` threw. */
export function networkTrouble(problem: unknown): Trouble {
  const codes = codesOf(problem)
  const known = KNOWN.find((one) => codes.some((code) => one.codes.test(code)))
  return (
    known?.trouble ?? {
      kind: 'broken',
      words: `the connection broke${codes[0] ? ` (${codes[0]})` : ''}`,
      todo: 'Look into the log of the proxy or tunnel that leads to the voice server.',
    }
  )
}

/** fetch wraps what happened, and where a name has several addresses wraps that again. */
function codesOf(problem: unknown): string[] {
  if (!(problem instanceof Error)) return []
  const inner = problem instanceof AggregateError ? problem.errors : [problem.cause]
  const own = 'code' in problem && typeof problem.code === 'string' ? [problem.code] : []
  const named = problem.name === 'TimeoutError' ? ['TimeoutError'] : []
  return [...named, ...own, ...inner.flatMap(codesOf)]
}
