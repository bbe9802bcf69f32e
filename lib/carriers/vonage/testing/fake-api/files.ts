import { applicationOf } from './application-token'
import type { Answer, FakeApi } from './world'

const PATH = /^\/v1\/files\/([^/]+)$/

/**
 * Recordings and transcripts, kept under their ids. A file is for the application alone that made it, and one that is not there,
 * or not any more, is not found.
 */
export const files: FakeApi = (world, asked): Answer | undefined => {
  const [, id] = PATH.exec(asked.url.pathname) ?? []
  if (id === undefined) return undefined
  const application = applicationOf(world, asked)
  if (!application) return { status: 401, body: { type: 'UNAUTHORIZED', error_title: 'Unauthorized' } }
  const file = world.files.get(id)
  if (!file) return { status: 404, body: { title: 'Not Found', type: 'NOT_FOUND' } }
  if (file.application !== application.id)
    return { status: 401, body: { type: 'UNAUTHORIZED', error_title: 'Unauthorized' } }
  if ('redirectsTo' in file) return { status: 302, headers: { location: file.redirectsTo } }
  return {
    status: 200,
    headers: { 'content-type': file.contentType },
    bytes: file.bytes,
    ...(file.breaksOff && { breaksOff: true }),
  }
}
