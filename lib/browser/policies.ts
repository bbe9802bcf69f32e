/**
 * What a page may load and run. Scripts are our own files, and inline ones that carry the nonce of this very answer: nothing
 * that somebody wrote into a flow can become one. Styles may stand inline, because the canvas places every card with them and a
 * style runs nothing. Sound comes from wherever a designer's prompts lie.
 *
 * @param nonce new for each answer
 */
export const pagePolicy = (nonce: string, { isDevelopment = false } = {}): string =>
  [
    "default-src 'self'",
    // React explains errors by eval while one works on it; never in what people run.
    `script-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob: http: https:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The nonce that a policy lets scripts run by. */
export const nonceIn = (policy: string | null): string | undefined =>
  /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

/** For what is no page: should a browser show it as one all the same, it can do nothing. */
export const BARE_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** A browser that was here once by https comes by nothing else for a year. */
export const HSTS = 'max-age=31536000'
