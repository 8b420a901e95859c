import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { listenWithFault } from './faulty-gateway.test-helper.ts'
import { socketFaults } from './socket-faults.test-helper.ts'

declare module 'vitest' {
  interface ProvidedContext {
    faultyGateways: {
      /** One for each fault, by its name. */
      baseUrls: Readonly<Record<string, string>>
      /** Answers with how many submits each has seen, by the fault's name. */
      seenUrl: string
    }
  }
}

/** Starts a gateway for each fault, for tests that run in pages and cannot listen themselves. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const gateways = await Promise.all(
    socketFaults.map(async (fault) => [fault.name, await listenWithFault(fault)] as const),
  )
  const counter = createServer((_, response) => {
    const seen = gateways.map(([name, gateway]) => [name, gateway.seen.length])
    response
      .setHeader('access-control-allow-origin', '*')
      .setHeader('cache-control', 'no-store')
      .end(JSON.stringify(Object.fromEntries(seen)))
  })
  await new Promise<void>((resolve) => counter.listen(0, '127.0.0.1', resolve))
  const { port } = counter.address() as AddressInfo
  project.provide('faultyGateways', {
    baseUrls: Object.fromEntries(gateways.map(([name, { baseUrl }]) => [name, baseUrl])),
    seenUrl: `http://127.0.0.1:${port}/`,
  })
  return async () => {
    counter.close()
    counter.closeAllConnections()
    await Promise.all(gateways.map(([, gateway]) => gateway.close()))
  }
}
