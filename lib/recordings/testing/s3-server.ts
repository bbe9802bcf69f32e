import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { S3Config } from '../../config'

/** A real S3-compatible server on this machine, with a bucket in it. It checks signatures, and knows its buckets by path. */
export async function startS3(): Promise<{ config: S3Config; close: () => Promise<void> }> {
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: mkdtempSync(join(tmpdir(), 'patchbay-s3-')),
    configureBuckets: [{ name: 'acme-recordings', configs: [] }],
  })
  const { port } = (await server.run()) as AddressInfo
  return {
    config: {
      bucket: 'acme-recordings',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      pathStyle: true,
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    },
    close: () => server.close(),
  }
}
