export const dynamic = 'force-dynamic'

/** The dashboard serves. Says nothing of the database: a page tells that in words. */
export const GET = () => new Response('ok\n', { headers: { 'content-type': 'text/plain' } })
