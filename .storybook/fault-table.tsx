import { describeMockFault, mockFaults } from '@generated-video/mock-gateway'
import type { ReactNode } from 'react'
import { DocsTable } from './docs-table.tsx'

/** Every fault of the mock gateway, in its own words. */
export function FaultTable(): ReactNode {
  return (
    <DocsTable
      columns={['fault', 'what it does']}
      rows={mockFaults.map((fault) => [fault, describeMockFault(fault).replaceAll('`', '')])}
    />
  )
}
