import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listenWithFault } from './faulty-gateway.test-helper.ts'
import { connectionsOf, socketFaults } from './socket-faults.test-helper.ts'
import type { FaultyGateways } from './submit-in-page.test-helper.ts'

/** Starts gateways for each fault, for a submit on a fresh connection and on one in use before. */
export async function startFaultyGateways(): Promise<{
  provided: FaultyGateways
  close(): Promise<void>
}> {
  const gateways = await Promise.all(
    socketFaults.flatMap((fault) =>
      connectionsOf.map(async (connection) => {
        const gateway = await listenWithFault(fault, connection)
        return [`${fault.name}, ${connection}`, gateway] as const
      }),
    ),
  )
  const counter = createServer((_, response) => {
    const seen = gateways.map(([name, gateway]) => [
      name,
      gateway.seen.map(({ onUsedConnection }) => onUsedConnection),
    ])
    response
      .setHeader('access-control-allow-origin', '*')
      .setHeader('cache-control', 'no-store')
      .end(JSON.stringify(Object.fromEntries(seen)))
  })
  await new Promise<void>((resolve) => counter.listen(0, '127.0.0.1', resolve))
  const { port } = counter.address() as AddressInfo
  return {
    provided: {
      baseUrls: Object.fromEntries(gateways.map(([name, { baseUrl }]) => [name, baseUrl])),
      seenUrl: `http://127.0.0.1:${port}/`,
    },
    async close() {
      counter.close()
      counter.closeAllConnections()
      await Promise.all(gateways.map(([, gateway]) => gateway.close()))
    },
  }
}
