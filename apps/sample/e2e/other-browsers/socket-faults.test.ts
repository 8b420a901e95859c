import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectOneSubmit } from '../../../../packages/client/src/socket-faults/expect-one-submit.test-helper.ts'
import {
  connectionsOf,
  socketFaults,
} from '../../../../packages/client/src/socket-faults/socket-faults.test-helper.ts'
import { startFaultyGateways } from '../../../../packages/client/src/socket-faults/start-faulty-gateways.test-helper.ts'
import { startSubmitPage } from '../submit-page.ts'
import { createBrowserHome } from './browser-home.ts'
import { launchFirefox } from './launch-firefox.ts'
import type { PageSubmit } from '../../../../packages/client/src/socket-faults/submit-in-page.test-helper.ts'

const [server, gateways, home] = await Promise.all([
  startSubmitPage(),
  startFaultyGateways(),
  createBrowserHome(),
])
const page = await launchFirefox(home)
beforeAll(() => page.open(server.url))
afterAll(async () => {
  await page.close()
  server.close()
  await Promise.all([gateways.close(), home.remove()])
})

const cases = connectionsOf.flatMap((connection) =>
  socketFaults.map((fault) => ({ ...fault, connection })),
)

it.each(cases)(
  'submits once over a $connection connection to a gateway that $name (Firefox)',
  async (fault) => {
    const { name, stalls, connection } = fault
    const args = [gateways.provided, { name, stalls }, connection]
    const call = `submitInPage(${args.map((arg) => JSON.stringify(arg)).join(', ')})`

    const submit = (await page.evaluate(call)) as PageSubmit

    expect.hasAssertions()
    expectOneSubmit(submit, fault, connection, 'firefox')
  },
)

it('is billed once behind our handler, though the browser sends the submit again by itself (Firefox)', async () => {
  const outcome = await page.evaluate('submitOverUsedConnection("/api")')

  expect(server.seen).toEqual([true, false])
  expect(outcome).toEqual({ taskId: expect.any(String) as unknown, status: 'queued' })
  expect(await server.billed()).toBe(1)
})
