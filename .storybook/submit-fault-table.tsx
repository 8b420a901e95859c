import type { ReactNode } from 'react'
import { socketFaults } from '../packages/client/src/socket-faults/socket-faults.test-helper.ts'
import { DocsTable } from './docs-table.tsx'
import type {
  Browser,
  SocketFault,
} from '../packages/client/src/socket-faults/socket-faults.test-helper.ts'

/** What a submit becomes where its connection or its answer goes wrong; tests in Node and both browsers hold each line. */
export function SubmitFaultTable(): ReactNode {
  return (
    <DocsTable
      columns={['the gateway', 'code', 'billed', 'Node', 'Chromium', 'Firefox']}
      rows={socketFaults.map((fault) => [
        fault.name,
        fault.code,
        fault.billed,
        `${fault.reads ? 1 : 0} / 1`,
        postsFrom('chromium', fault),
        postsFrom('firefox', fault),
      ])}
    />
  )
}

/** How many POSTs arrive: over a fresh connection / over a used one. */
function postsFrom(browser: Browser, { reads, repeatedBy }: SocketFault): string {
  if (repeatedBy?.includes(browser)) return '2 / 2'
  return reads ? '1 / 1' : '0 / 2'
}
