import { carriers } from '../carriers'
import type { FileFetched } from '../carriers/carrier'
import { isTestLine } from '../carriers/test-line'
import type { Config } from '../config'
import { findRecording } from '../kept-recordings'
import type { Secrets } from '../secrets'
import { credentialsOf } from '../store/accounts'
import type { Database } from '../store/database'
import type { RecordingDetail } from '../store/recordings'

export type SourceDeps = {
  db: Database
  secrets: Pick<Secrets, 'encryptionKey'>
  config: Pick<Config, 'dataDir' | 'carrierHosts'>
}

/** A file of a recording, or why there is none. `silent`: there never was one. */
export type Sourced = FileFetched | { ok: false; reason: 'silent'; isLasting: true }

/** How long whoever recorded it keeps it. */
export const keptDays = ({ carrier }: Pick<RecordingDetail, 'carrier'>): number =>
  carriers[carrier]?.files?.keptDays ?? 30

/** The sound of a recording, from whoever recorded it. */
export const soundOf = (
  deps: SourceDeps,
  recording: RecordingDetail,
  signal: AbortSignal,
): Promise<Sourced> =>
  isTestLine(recording.carrier)
    ? saidToTheTestPhone(deps, recording)
    : fromCarrier(deps, recording.carrier, recording.audioUrl ?? '', signal)

/** What was written down of a recording. The sandbox writes nothing down. */
export const transcriptOf = async (
  deps: SourceDeps,
  recording: RecordingDetail,
  signal: AbortSignal,
): Promise<Sourced> =>
  isTestLine(recording.carrier)
    ? NEVER_WAS
    : fromCarrier(deps, recording.carrier, recording.transcriptUrl ?? '', signal)

const NEVER_WAS = { ok: false, reason: 'silent', isLasting: true } as const

/** What was said to the test phone lies in the data folder already. From a terminal nothing can be said aloud. */
async function saidToTheTestPhone({ config }: SourceDeps, { carrierId }: RecordingDetail): Promise<Sourced> {
  const kept = await findRecording(config.dataDir, carrierId)
  return kept ? { ok: true, sizeBytes: kept.audio.length, body: inOnePiece(kept.audio) } : NEVER_WAS
}

async function* inOnePiece(audio: Uint8Array) {
  yield audio
}

async function fromCarrier(
  { db, secrets, config }: SourceDeps,
  name: string,
  url: string,
  signal: AbortSignal,
): Promise<Sourced> {
  const carrier = Object.hasOwn(carriers, name) ? carriers[name] : undefined
  const credentials = carrier && (await credentialsOf(db, secrets.encryptionKey, name))
  if (!carrier?.files || !credentials) return { ok: false, reason: 'not-set-up', isLasting: false }
  const hosts: Record<string, Record<string, string>> = config.carrierHosts
  return carrier.files.fetch({ credentials, hosts: hosts[name] ?? {} }, url, signal)
}
