'use client'

import { Columns3 } from 'lucide-react'
import { CALL_COLUMNS, columnsOf } from './call-columns'
import { Menu } from './menu'

/** Which columns the list has; kept by the browser. */
export const ColumnsMenu = ({
  columns,
  onChange,
}: {
  columns: string[]
  onChange: (columns: string[]) => void
}) => (
  <Menu icon={<Columns3 size={14} aria-hidden />} title="Columns" className="max-md:hidden">
    {CALL_COLUMNS.filter(({ isFixed }) => !isFixed).map(({ id, title }) => (
      <label
        key={id}
        className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover"
      >
        <input
          type="checkbox"
          checked={columns.includes(id)}
          onChange={(event) =>
            onChange(columnsOf(event.target.checked ? [...columns, id] : columns.filter((one) => one !== id)))
          }
        />
        {title}
      </label>
    ))}
  </Menu>
)
