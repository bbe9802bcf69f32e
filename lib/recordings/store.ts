import type { Readable } from 'node:stream'
import type { Config } from '../config'
import { forgetRecording } from '../kept-recordings'
import { makeDiskStore } from './disk-store'
import { makeS3Store } from './s3-store'

/** A part of something stored: both ends belong to it. */
export type ByteRange = { start: number; end: number }

export type StoredSound = { sizeBytes: number; stream: Readable }

/** Where the sound of recordings is kept. Keys are made of letters, digits, `_`, `-` and `/`. */
export type RecordingStore = {
  /** As the row of a recording names it. */
  name: 'disk' | 's3'
  /** Takes a file over: whole, or not at all. The file may be gone afterwards. */
  keep: (key: string, file: { path: string; sizeBytes: number; contentType: string }) => Promise<void>
  /** How large it is, and its bytes or a part of them; nothing when it is not there. */
  open: (key: string, range?: ByteRange) => Promise<StoredSound | undefined>
  /** Nothing happens when it is not there. */
  remove: (key: string) => Promise<void>
}

/** The store that new recordings go to, and those that older ones may be in. */
export type RecordingStores = {
  into: RecordingStore
  named: (name: string) => RecordingStore | undefined
  /** Removes what was said to the test phone, which lies in the data folder besides. */
  forgetSaid: (id: string) => Promise<void>
}

/** The stores that the settings name. Nothing is asked of them yet. */
export function openStores(config: Pick<Config, 'dataDir' | 'recordingsS3'>): RecordingStores {
  const open = opened.get(config)
  if (open) return open
  const stores = storesOf(config)
  opened.set(config, stores)
  return stores
}

/** Connections to a store are kept for as long as the settings are. */
const opened = new WeakMap<object, RecordingStores>()

function storesOf({ dataDir, recordingsS3 }: Pick<Config, 'dataDir' | 'recordingsS3'>): RecordingStores {
  const disk = makeDiskStore(dataDir)
  const s3 = recordingsS3 && makeS3Store(recordingsS3)
  return {
    into: s3 ?? disk,
    named: (name) => (name === 'disk' ? disk : name === 's3' ? s3 : undefined),
    forgetSaid: (id) => forgetRecording(dataDir, id),
  }
}

/** Where the sound of a recording is: some in each folder, so that none grows without end. */
export const keyOf = (recordingId: string): string => `${recordingId.slice(0, 2)}/${recordingId}`
