import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3'
import type { S3Config } from '../config'
import type { RecordingStore } from './store'

/** In a bucket that others may use as well. */
const PREFIX = 'recordings/'
const CONNECT_MS = 5_000
const IDLE_MS = 30_000

/** Keeps recordings in a bucket of any S3-compatible store. The SDK is loaded when it is first needed. */
export function makeS3Store({ bucket, endpoint, region, pathStyle, credentials }: S3Config): RecordingStore {
  let opening: Promise<S3Client> | undefined
  const client = () => {
    opening ??= import('@aws-sdk/client-s3').then(
      ({ S3Client }) =>
        new S3Client({
          region,
          forcePathStyle: pathStyle,
          maxAttempts: 2,
          requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: IDLE_MS, socketTimeout: IDLE_MS },
          // Newer checksums are not known to every store that speaks S3.
          requestChecksumCalculation: 'WHEN_REQUIRED',
          responseChecksumValidation: 'WHEN_REQUIRED',
          ...(endpoint && { endpoint }),
          ...(credentials && { credentials }),
        }),
    )
    return opening
  }
  const at = (key: string) => ({ Bucket: bucket, Key: `${PREFIX}${key}` })

  return {
    name: 's3',

    async keep(key, { path, sizeBytes, contentType }) {
      const { PutObjectCommand } = await import('@aws-sdk/client-s3')
      await (await client()).send(
        new PutObjectCommand({
          ...at(key),
          Body: createReadStream(path),
          ContentLength: sizeBytes,
          ContentType: contentType,
        }),
      )
    },

    async open(key, range) {
      const { GetObjectCommand } = await import('@aws-sdk/client-s3')
      const asked = new GetObjectCommand({
        ...at(key),
        ...(range && { Range: `bytes=${range.start}-${range.end}` }),
      })
      const found = await (await client()).send(asked).catch((problem: unknown) => {
        if (problem instanceof Error && ['NoSuchKey', 'NotFound'].includes(problem.name)) return undefined
        throw problem
      })
      if (!found) return undefined
      return { sizeBytes: wholeSize(found), stream: found.Body as Readable } // on Node it always is one
    },

    async remove(key) {
      const { DeleteObjectCommand } = await import('@aws-sdk/client-s3')
      await (await client()).send(new DeleteObjectCommand(at(key)))
    },
  }
}

/** Of a part, the length told is the part's. */
function wholeSize({ ContentRange, ContentLength = 0 }: GetObjectCommandOutput): number {
  const whole = /\/(\d+)$/.exec(ContentRange ?? '')?.[1]
  return whole === undefined ? ContentLength : Number(whole)
}
