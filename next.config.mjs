/** @type {import('next').NextConfig} */
export default {
  // What is native, or looks for its own files beside itself, stays outside the bundle.
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    '@prisma/driver-adapter-utils',
    '@prisma/schema-engine-wasm',
    'date-holidays',
    'pino',
    'better-auth',
  ],
  // `npm test` runs the type checker over everything; a user's first start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // What a page may load is said anew for each (proxy.ts); this holds for everything that is sent.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        // The test phone listens to whoever speaks into it.
        {
          key: 'Permissions-Policy',
          value: 'microphone=(self), camera=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
        },
      ],
    },
  ],
  devIndicators: false,
  // Pages that somebody may not see answer 403 (`forbidden()`).
  experimental: { authInterrupts: true },
}
