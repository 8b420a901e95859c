import type { ReactNode } from 'react'

export interface DocsTableProps {
  columns: readonly string[]
  /** The first cell of each row is set as code. */
  rows: readonly (readonly [string, ...ReactNode[]])[]
}

/** A table on a docs page. */
export function DocsTable({ columns, rows }: DocsTableProps): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
