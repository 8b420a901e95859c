import { expect } from 'vitest'
import { finish, query, readJson, submit } from '../call-gateway.test-helper.ts'
import { createMockGateway } from '../mock-gateway.ts'
import type { MockDialect, MockGateway, MockLedgerTask } from '../index.ts'

/** Submits to a gateway of its own, which must refuse and bill nothing. */
export async function refusalOf(
  body: object,
  dialect: MockDialect = 'mixroute',
): Promise<Record<string, unknown>> {
  const gateway = createMockGateway({ dialect })
  return refusedBy(gateway, body)
}

/** The same at a gateway that has tasks already. */
export async function refusedBy(
  gateway: MockGateway,
  body: object,
): Promise<Record<string, unknown>> {
  const before = await gateway.ledger()
  const response = await submit(gateway, body)
  expect(response.status).toBe(400)
  expect(await gateway.ledger()).toEqual(before)
  return readJson(response)
}

/** Submits to a gateway of its own, which must accept, and lets it finish: what the vendor says it made. */
export async function madeFrom(body: object): Promise<unknown> {
  const gateway = createMockGateway()
  const id = await finish(gateway, body)
  expect((await gateway.ledger()).billed).toBe(1)
  return (await readJson(await query(gateway, id))).metadata
}

/** What the ledger says of the one submit that a gateway accepts. */
export async function ledgerOf(body: object): Promise<MockLedgerTask> {
  const gateway = createMockGateway()
  const response = await submit(gateway, body)
  expect(response.status).toBe(200)
  const [task] = (await gateway.ledger()).tasks
  if (!task) throw new Error('Nothing was billed.')
  return task
}
