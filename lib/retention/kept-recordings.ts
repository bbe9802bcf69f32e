import { deleteRecordingsOfCalls } from '@/lib/recordings/delete-of-calls'
import type { RecordingStores } from '@/lib/recordings/store'
import type { Database } from '@/lib/store/database'
import { callsWithOldRecordings } from '@/lib/store/retention/old-recordings'
import type { KeptRecordings } from '@/lib/store/retention/run'

/** Recordings, as retention deletes them: sound and transcript, in the database and in the store that has the sound. */
export const recordingsIn = (db: Database, stores: RecordingStores): KeptRecordings => ({
  deleteOfCalls: (callIds) => deleteRecordingsOfCalls(db, stores, callIds),
  deleteOlder: async (before, limit) => {
    const callIds = await callsWithOldRecordings(db.query, before, limit)
    return callIds.length > 0 ? deleteRecordingsOfCalls(db, stores, callIds) : 0
  },
})
