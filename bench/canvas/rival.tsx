import '@xyflow/react/dist/style.css'
import { type Edge, type Node, ReactFlow, SelectionMode } from '@xyflow/react'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

/** What the page holds: the same places and as many wires, as plain nodes. */
type Plain = { nodes: Node[]; edges: Edge[]; box: { x: number; y: number; width: number; height: number } }

declare global {
  interface Window {
    lookAt: (viewport: { x: number; y: number; zoom: number }) => void
  }
}

const text = document.getElementById('flow')?.textContent ?? ''
const plain = JSON.parse(text) as Plain // the bench wrote it

/** React Flow as its guide begins with it, with the hand's gestures of our canvas so that both are driven alike. */
function Rival() {
  const { x, y, width, height } = plain.box
  return (
    <>
      <div style={{ position: 'absolute', left: x, top: y, width, height }}>
        <ReactFlow
          defaultNodes={plain.nodes}
          defaultEdges={plain.edges}
          minZoom={0.05}
          maxZoom={2}
          defaultViewport={{ x: 100, y: 100, zoom: 1 }}
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          panOnDrag={[1, 2]}
          panOnScroll
          zoomOnDoubleClick={false}
          onInit={({ setViewport }) => {
            window.lookAt = setViewport
          }}
        />
      </div>
      <Field />
    </>
  )
}

/** The least that shows what is typed. */
function Field() {
  const [value, setValue] = useState('')
  return (
    <textarea
      aria-label="Prompt"
      style={{ position: 'absolute', right: 0, top: 100, width: 280, height: 80 }}
      value={value}
      onChange={(event) => setValue(event.target.value)}
    />
  )
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Rival />)
