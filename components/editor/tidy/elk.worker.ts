import ELK from 'elkjs/lib/elk.bundled.js'
import type { ElkGraph } from '@/lib/flow/edit/layout-graph'

// Laying out hundreds of cards takes a while: it happens beside the page, which stays quick.
const elk = new ELK()

self.onmessage = async ({ data: { turn, graph } }: MessageEvent<{ turn: number; graph: ElkGraph }>) => {
  try {
    self.postMessage({ turn, laidOut: await elk.layout(graph) })
  } catch (problem) {
    self.postMessage({ turn, problem: String(problem) })
  }
}
