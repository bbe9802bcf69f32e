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
  ],
  // `npm test` runs the type checker over everything; a user's first start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
}
