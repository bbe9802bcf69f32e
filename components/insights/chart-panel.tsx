'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'

/** A chart with the table behind it: what a chart shows to the eye, the table says to everybody. */
export function ChartPanel({
  id,
  title,
  note,
  className,
  isWide = false,
  chart,
  table,
}: {
  id: string
  title: string
  note?: string
  className?: string
  /** It needs more room than a phone has: it is moved sideways there. */
  isWide?: boolean
  chart: ReactNode
  table: ReactNode
}) {
  const [isTable, setIsTable] = useState(false)
  return (
    <Panel
      id={id}
      title={title}
      {...(className && { className })}
      aside={
        <Button
          look="quiet"
          aria-pressed={isTable}
          aria-label={`Table of ${title}`}
          onClick={() => setIsTable(!isTable)}
        >
          {isTable ? 'Chart' : 'Table'}
        </Button>
      }
    >
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys
        <section aria-label={`Table of ${title}`} tabIndex={0} className="relative max-h-80 overflow-auto">
          {table}
        </section>
      ) : (
        <div aria-hidden className="h-72 overflow-x-auto p-3">
          <div className={`h-full ${isWide ? 'min-w-136' : ''}`}>{chart}</div>
        </div>
      )}
      {note && <p className="px-4 pb-3 text-quiet text-xs">{note}</p>}
    </Panel>
  )
}

/** Rows of figures; the first column says what they are of. */
export const FigureTable = ({
  caption,
  heads,
  rows,
}: {
  caption: string
  heads: string[]
  rows: { key: string; cells: ReactNode[] }[]
}) => (
  <table className="w-full text-sm">
    <caption className="sr-only">{caption}</caption>
    <thead className="sticky top-0 bg-panel text-left text-quiet">
      <tr>
        {heads.map((head, at) => (
          <th
            key={head}
            scope="col"
            className={`px-4 py-2 max-md:px-2.5 font-medium ${at > 0 ? 'text-right' : ''}`}
          >
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, cells: [first, ...rest] }) => (
        <tr key={key} className="border-line border-t">
          <th scope="row" className="px-4 py-2 max-md:px-2.5 text-left font-normal">
            {first}
          </th>
          {rest.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
            <td key={at} className="whitespace-nowrap px-4 py-2 max-md:px-2.5 text-right">
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
