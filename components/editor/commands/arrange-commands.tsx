import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  LayoutList,
} from 'lucide-react'
import type { Command } from '@/components/commands/command'
import type { Axis, Edge } from '@/lib/flow/edit/arrange'
import { tidy } from '../tidy/tidy'
import { type Desk, selectedNodes } from './desk'

const EDGES: { edge: Edge; title: string; keys: string; Icon: typeof AlignStartVertical }[] = [
  { edge: 'left', title: 'Align left edges', keys: 'Alt+A', Icon: AlignStartVertical },
  { edge: 'centre', title: 'Align centres', keys: 'Alt+H', Icon: AlignCenterVertical },
  { edge: 'right', title: 'Align right edges', keys: 'Alt+D', Icon: AlignEndVertical },
  { edge: 'top', title: 'Align top edges', keys: 'Alt+W', Icon: AlignStartHorizontal },
  { edge: 'middle', title: 'Align middles', keys: 'Alt+V', Icon: AlignCenterHorizontal },
  { edge: 'bottom', title: 'Align bottom edges', keys: 'Alt+S', Icon: AlignEndHorizontal },
]

const AXES: { axis: Axis; title: string; keys: string; Icon: typeof AlignStartVertical }[] = [
  {
    axis: 'horizontal',
    title: 'Same gaps from left to right',
    keys: 'Alt+Shift+H',
    Icon: AlignHorizontalDistributeCenter,
  },
  {
    axis: 'vertical',
    title: 'Same gaps from top to bottom',
    keys: 'Alt+Shift+V',
    Icon: AlignVerticalDistributeCenter,
  },
]

/** Aligning, equal gaps, and tidying. The inspector shows those of several nodes as buttons: see `ALIGNING`. */
export function arrangeCommands(desk: Desk): Command[] {
  const { store } = desk
  const act = () => store.getState()
  const group = 'Arrange'
  return [
    ...EDGES.map(
      ({ edge, title, keys, Icon }): Command => ({
        id: `align ${edge}`,
        title,
        group,
        words: 'line up',
        icon: <Icon size={16} aria-hidden />,
        keys: [keys],
        isEnabled: () => selectedNodes(desk) > 1,
        needs: 'Select two nodes',
        run: () => act().align(edge),
      }),
    ),
    ...AXES.map(
      ({ axis, title, keys, Icon }): Command => ({
        id: `distribute ${axis}`,
        title,
        group,
        words: 'distribute spread space evenly',
        icon: <Icon size={16} aria-hidden />,
        keys: [keys],
        isEnabled: () => selectedNodes(desk) > 2,
        needs: 'Select three nodes',
        run: () => act().distribute(axis),
      }),
    ),
    {
      id: 'tidy',
      title: 'Tidy everything',
      group,
      words: 'layout lay out order arrange clean',
      icon: <LayoutList size={16} aria-hidden />,
      keys: ['Alt+T'],
      isEnabled: () => Object.keys(act().flow.nodes).length > 0,
      run: async () => {
        await tidy(store, 'all')
      },
    },
    {
      id: 'tidy selected',
      title: 'Tidy what is selected',
      group,
      words: 'layout lay out order arrange clean selection',
      icon: <LayoutList size={16} aria-hidden />,
      keys: ['Alt+Shift+T'],
      isEnabled: () => selectedNodes(desk) > 1,
      needs: 'Select two nodes',
      run: async () => {
        await tidy(store, 'selected')
      },
    },
  ]
}

/** The commands for several nodes, in the order of their buttons. */
export const ALIGNING = [
  ...EDGES.map(({ edge }) => `align ${edge}`),
  ...AXES.map(({ axis }) => `distribute ${axis}`),
]
