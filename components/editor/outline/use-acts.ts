import { useMemo } from 'react'
import { nodeOf } from '@/lib/flow/document'
import { exitName } from '@/lib/flow/edit/node'
import { useAnnounce } from '../announcer'
import { useEditorStore } from '../editor-context'
import { newNodePlace } from '../inspector/new-node-place'
import type { Chosen } from './chooser'
import type { TreeRow } from './tree'
import { nodeName, rowName } from './words'

/** What is done to a row of the outline: each one edit of the flow, and a sentence that says so. */
export function useActs() {
  const store = useEditorStore()
  const announce = useAnnounce()
  return useMemo(() => {
    const act = () => store.getState()
    const nameOf = (id: string) => {
      const node = nodeOf(act().flow, id)
      return node ? nodeName(node) : id
    }

    /** Leads the row's exit to what was chosen. A new node is put in between, where the exit led somewhere. */
    function lead({ from }: TreeRow, chosen: Chosen) {
      if (from === undefined) return
      const way = from === 'start' ? 'Incoming call' : exitName(from.exit)
      if ('nodeId' in chosen) {
        if (from === 'start') act().setStart(chosen.nodeId)
        else act().connect(from.node, from.exit.id, chosen.nodeId)
        announce(`${way} leads to ${nameOf(chosen.nodeId)}`)
        return
      }
      const { flow, addNode } = act()
      const [at, onWire] =
        from === 'start'
          ? [{ x: 0, y: 0 }, 'start' as const]
          : [newNodePlace(flow, from.node), { node: from.node, exit: from.exit.id }]
      announce(`Added ${nameOf(addNode(chosen.kind, at, { onWire }))} after ${way}`)
    }

    function disconnect(row: TreeRow) {
      if (typeof row.from !== 'object') return
      act().disconnect(row.from.node, row.from.exit.id)
      announce(`${rowName(row)} leads nowhere now`)
    }

    function remove({ nodeId, node, from }: TreeRow) {
      if (nodeId === undefined || !node) return
      act().removeNodes([nodeId])
      const { flow } = act()
      const heir =
        typeof from === 'object' ? nodeOf(flow, from.node)?.exits[from.exit.id] : (flow.start ?? undefined)
      const onward =
        from === undefined || heir === undefined ? '' : `. What led there leads to ${nameOf(heir)}`
      announce(`Deleted ${nodeName(node)}${onward}`)
    }

    function rename({ nodeId }: TreeRow, name: string) {
      if (nodeId === undefined || name.trim() === nodeOf(act().flow, nodeId)?.name) return
      act().renameNode(nodeId, name.trim())
      announce(`Renamed to ${nameOf(nodeId)}`)
    }

    function move(row: TreeRow, by: 1 | -1) {
      if (typeof row.from !== 'object') return
      const { flow } = act()
      act().moveExit({ node: row.from.node, exit: row.from.exit.id }, by)
      const isMoved = act().flow !== flow
      const end = by === 1 ? 'further down' : 'further up'
      announce(`${rowName(row)} ${isMoved ? `moved ${by === 1 ? 'down' : 'up'}` : `cannot go ${end}`}`)
    }

    function startAt(nodeId: string) {
      act().setStart(nodeId)
      announce(`Calls begin at ${nameOf(nodeId)}`)
    }

    function duplicate(nodeId: string) {
      act().select({ nodes: [nodeId] })
      act().duplicate()
      announce(`Duplicated ${nameOf(nodeId)}. The duplicate is under Not reached`)
    }

    return { lead, disconnect, remove, rename, move, startAt, duplicate }
  }, [store, announce])
}

export type Acts = ReturnType<typeof useActs>
