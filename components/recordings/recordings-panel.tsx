import { Panel } from '../ui/panel'
import type { PlayedRecording } from './played-recording'
import { Player } from './player'

/** What was recorded on a call, in its order; nothing where nothing was. */
export function RecordingsPanel({ recordings }: { recordings: PlayedRecording[] }) {
  if (recordings.length === 0) return null
  return (
    <Panel
      id="recordings"
      title={recordings.length === 1 ? 'Recording' : 'Recordings'}
      aside={recordings.length > 1 ? String(recordings.length) : undefined}
    >
      <ol>
        {recordings.map((recording) => (
          <li key={recording.id} className="grid gap-2 border-line border-t p-4 first:border-t-0">
            <h3 className="font-medium text-sm">
              {recording.kind === 'voicemail' ? 'Voicemail' : 'The call'}
            </h3>
            <Player recording={recording} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}
