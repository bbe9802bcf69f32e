import { check, type KnownNames } from '@/lib/flow/check'
import type { Flow } from '@/lib/flow/document'

self.onmessage = ({
  data: { turn, flow, known },
}: MessageEvent<{ turn: number; flow: Flow; known: KnownNames }>) => {
  self.postMessage({ turn, problems: check(flow, known) })
}
