import { createServer } from 'node:http'
import { build } from 'esbuild'
import type { Flow } from '@/lib/flow/document'
import { wiresOf } from '@/lib/flow/edit/canvas'
import { positionsOf } from '@/lib/flow/edit/place'

export type Box = { x: number; y: number; width: number; height: number }

/**
 * Serves React Flow alone, bundled for production: `/<size>` is the page of a flow, with its nodes in it.
 *
 * @param box where on the page our canvas lies: there lies theirs
 */
export async function serveRival(port: number, flows: ReadonlyMap<number, Flow>, box: Box) {
  const { outputFiles } = await build({
    entryPoints: ['bench/canvas/rival.tsx'],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    target: 'es2022',
  })
  const [script, style] = ['.js', '.css'].map(
    (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '',
  )
  const pages = new Map([...flows].map(([size, flow]) => [`/${size}`, page(flow, box)]))
  const server = createServer(({ url = '' }, reply) => {
    if (url === '/rival.js') reply.setHeader('content-type', 'text/javascript').end(script)
    else if (url === '/rival.css') reply.setHeader('content-type', 'text/css').end(style)
    else if (pages.has(url)) reply.setHeader('content-type', 'text/html').end(pages.get(url))
    else reply.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return () => server.close()
}

function page(flow: Flow, box: Box): string {
  const places = positionsOf(flow)
  const nodes = Object.entries(flow.nodes).map(([id, { name }]) => ({
    id,
    position: places.get(id),
    data: { label: name },
  }))
  const edges = wiresOf(flow).map(({ id, source, target }) => ({ id, source, target }))
  return `<!doctype html><title>React Flow alone</title><link rel="stylesheet" href="/rival.css">
<div id="root"></div><script type="application/json" id="flow">${JSON.stringify({ nodes, edges, box })}</script>
<script src="/rival.js"></script>`
}
