/** Why a service was not asked, or did not answer, as whoever reads about it understands it and can mend it. */
const REASONS: Record<string, string> = {
  timeout: 'It did not answer in time.',
  'no-connection': 'It took no connection within 5 seconds.',
  'bad-address': 'Its address is none. Correct it.',
  'not-http': 'Only http and https are asked.',
  'name-in-address': 'A user name stands in its address. Send it in a header instead.',
  'name-unknown': 'Its name leads nowhere. Check the spelling.',
  'port-refused': 'At that port something else than the web listens, so it was not asked.',
  'address-refused':
    'Its address leads into the own network, so it was not asked. Whoever runs Patchbay can allow that with ALLOW_PRIVATE_ADDRESSES.',
  'too-many-redirects': 'It led on from address to address. Give the last of them.',
  'bad-redirect': 'It led on to an address that is none.',
  'redirect-without-tls': 'It led from https on to http, where everybody can listen. Give the last address.',
  'redirect-to-another-origin':
    'It led on to another machine, to which what is sent was not handed. Give that address.',
  'bad-encoding': 'Its answer was packed in a way that is not known.',
  lost: 'Patchbay ended while it was asked, so nobody knows what it answered.',
  'never-started': 'Patchbay ended before it was asked.',
  failed: 'Something went wrong on the way; the log of the voice server says what.',
}

/** Codes of the network, as Node has them. */
const CODES: [RegExp, string][] = [
  [/^(ENOTFOUND|EAI_\w+)$/, 'Its name leads nowhere. Check the spelling.'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, 'Nothing listens there.'],
  [/^ETIMEDOUT$/, 'It took no connection in time.'],
  [/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, 'It ended the connection.'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'Its certificate is for another name.'],
  [/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/, 'Nobody trusts its certificate.'],
  [/SSL|TLS|EPROTO/, 'It does not speak https.'],
  [/^(HPE_|Z_|ERR_)/, 'What it answered could not be read.'],
]

/** @param reason of ours, or a code of the network; what is neither is given back */
export const outgoingWords = (reason: string): string =>
  (Object.hasOwn(REASONS, reason) ? REASONS[reason] : CODES.find(([codes]) => codes.test(reason))?.[1]) ??
  reason
