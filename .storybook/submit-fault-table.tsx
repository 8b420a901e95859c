import type { ReactNode } from 'react'
import { socketFaults } from '../packages/client/src/socket-faults/socket-faults.test-helper.ts'
import { DocsTable } from './docs-table.tsx'

/** What a submit becomes where its connection or its answer goes wrong; tests in Node and Chromium hold each line. */
export function SubmitFaultTable(): ReactNode {
  return (
    <DocsTable
      columns={['the gateway', 'code', 'billed', 'POSTs from Node', 'POSTs from Chromium']}
      rows={socketFaults.map(({ name, code, billed, reads, browsersRepeat }) => [
        name,
        code,
        billed,
        reads ? '1' : '0',
        browsersRepeat ? '1 or 2' : reads ? '1' : '0',
      ])}
    />
  )
}
