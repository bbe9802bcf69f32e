import { Download, LayoutTemplate, Settings2, TextCursorInput } from 'lucide-react'
import type { Command } from '@/components/commands/command'
import { leadToSettings } from '../inspector/lead-to-inspector'
import type { EditorStore } from '../store/editor-store'
import { FLOW_NAME_FIELD } from '../top-bar/flow-name'
import type { Desk } from './desk'

/** What is done with the flow as a whole. */
export function flowCommands({ store }: Desk): Command[] {
  const group = 'Flow'
  return [
    {
      id: 'rename flow',
      title: 'Rename the flow',
      group,
      words: 'name title',
      icon: <TextCursorInput size={16} aria-hidden />,
      run: () => {
        const field = document.getElementById(FLOW_NAME_FIELD)
        if (field instanceof HTMLInputElement) field.select()
      },
    },
    {
      id: 'flow settings',
      title: 'Settings of the flow',
      group,
      words: 'language voice caller id time zone variables',
      icon: <Settings2 size={16} aria-hidden />,
      run: () => {
        store.getState().select({})
        leadToSettings()
      },
    },
    {
      id: 'template',
      title: 'Begin with a template…',
      group,
      words: 'sample example',
      icon: <LayoutTemplate size={16} aria-hidden />,
      isEnabled: () => Object.keys(store.getState().flow.nodes).length === 0,
      needs: 'In an empty flow',
      run: () => store.setState({ isChoosingTemplate: true }),
    },
    {
      id: 'export',
      title: 'Export the flow as a file',
      group,
      words: 'download json save backup',
      icon: <Download size={16} aria-hidden />,
      run: async () => {
        await saved(store)
        location.assign(`/internal/flows/${encodeURIComponent(store.getState().flowId)}/export`)
      },
    },
  ]
}

const PATIENCE_MS = 5_000

/** When what is drawn has reached the server, which makes the file; offline it is what the server had last. */
async function saved(store: EditorStore) {
  if (store.getState().saveState !== 'saving') return
  await new Promise<void>((done) => {
    const stop = store.subscribe(({ saveState }) => saveState !== 'saving' && finish())
    const timer = setTimeout(() => finish(), PATIENCE_MS)
    const finish = () => {
      stop()
      clearTimeout(timer)
      done()
    }
  })
}
