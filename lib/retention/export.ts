import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Logger } from 'pino'
import { maskedAddress } from '@/lib/flow/masked-number'
import { ENDINGS } from '@/lib/recordings/sound-type'
import { keyOf, type RecordingStores } from '@/lib/recordings/store'
import { audit } from '@/lib/store/audit'
import type { Database } from '@/lib/store/database'
import { getRecording } from '@/lib/store/recordings'
import { findCaller, handOver, placedToCaller } from '@/lib/store/retention/caller'

/** What is waiting to be sent at the most before more is read. */
const MAX_WAITING = 8

/**
 * Everything about a caller as a ZIP, made while it is read: `caller.json` (what there is), `calls.jsonl` (a call a line, with
 * its parties, its path, what was recorded and written down, and its webhooks as they came and were answered),
 * `placed-calls.json`, and under `recordings/` the sound of each recording that is kept.
 *
 * @throws NotAllowed
 */
export async function exportCaller(
  { db, log, stores }: { db: Database; log: Pick<Logger, 'error'>; stores: RecordingStores },
  number: string,
): Promise<ReadableStream<Uint8Array>> {
  const found = await findCaller(db, number)
  const placed = await placedToCaller(db, number)
  await audit(db, {
    action: 'caller.exported',
    subject: maskedAddress(number),
    details: { calls: found.calls, texts: found.texts, recordings: found.recordings },
  })

  const waiting: Uint8Array[] = []
  const zip = new Zip()
  let isOver = false
  zip.ondata = (trouble, chunk, isFinal) => {
    if (trouble) throw trouble
    waiting.push(chunk)
    isOver = isFinal
  }
  /** Reads and packs on, a call and then a piece of sound at a time. */
  async function* packing(): AsyncGenerator<void> {
    file(zip, 'caller.json').push(pretty({ ...found, exportedAt: new Date().toISOString() }), true)
    file(zip, 'placed-calls.json').push(pretty(placed), true)
    yield
    const calls = file(zip, 'calls.jsonl')
    const recorded: string[] = []
    for await (const call of handOver(db, number)) {
      calls.push(strToU8(`${JSON.stringify(call)}\n`))
      recorded.push(...call.recordings.map(({ id }) => id))
      if (waiting.length >= MAX_WAITING) yield
    }
    calls.push(new Uint8Array(), true)
    for (const id of recorded) yield* packSound({ db, stores }, zip, id)
    zip.end()
  }
  const packed = packing()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        while (waiting.length === 0 && !isOver) if ((await packed.next()).done) break
        for (const chunk of waiting.splice(0)) controller.enqueue(chunk)
        if (isOver) controller.close()
      } catch (err) {
        log.error({ err }, 'A caller’s data could not be exported')
        controller.error(err)
      }
    },
    async cancel() {
      await packed.return(undefined)
    },
  })
}

/** The sound of a recording, if a store has it: piece by piece, as it is. What its state is says the line of its call. */
async function* packSound(
  { db, stores }: { db: Database; stores: RecordingStores },
  zip: Zip,
  id: string,
): AsyncGenerator<void> {
  const recording = await getRecording(db, id)
  const store = recording?.storedIn ? stores.named(recording.storedIn) : undefined
  const sound = await store?.open(keyOf(id))
  if (!sound) return
  const added = new ZipPassThrough(`recordings/${id}.${ENDINGS[recording?.contentType ?? ''] ?? 'bin'}`)
  zip.add(added)
  // Leaving this loop closes the file.
  for await (const piece of sound.stream) {
    added.push(piece)
    yield
  }
  added.push(new Uint8Array(), true)
}

/** A file in the ZIP, packed as it is written. */
function file(zip: Zip, name: string): ZipDeflate {
  const added = new ZipDeflate(name, { level: 6 })
  zip.add(added)
  return added
}

const pretty = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`)
