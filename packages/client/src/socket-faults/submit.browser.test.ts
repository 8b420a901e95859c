import { expect, inject, it } from 'vitest'
import { expectOneSubmit } from './expect-one-submit.test-helper.ts'
import { connectionsOf, socketFaults } from './socket-faults.test-helper.ts'
import { submitInPage } from './submit-in-page.test-helper.ts'

const gateways = inject('faultyGateways')
const cases = connectionsOf.flatMap((connection) =>
  socketFaults.map((fault) => ({ ...fault, connection })),
)

it.each(cases)(
  'submits once over a $connection connection to a gateway that $name',
  async (fault) => {
    const submit = await submitInPage(gateways, fault, fault.connection)

    expect.hasAssertions()
    expectOneSubmit(submit, fault, fault.connection, 'chromium')
  },
)
