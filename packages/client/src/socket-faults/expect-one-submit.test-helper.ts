import { expect } from 'vitest'
import type { PageSubmit } from './submit-in-page.test-helper.ts'
import type { Browser, Connection, SocketFault } from './socket-faults.test-helper.ts'

/** Expects one POST of the client, the fault's error, and as many POSTs at the gateway as this browser makes of it. */
export function expectOneSubmit(
  { sent, seen, error, state }: PageSubmit,
  fault: SocketFault,
  connection: Connection,
  browser: Browser,
): void {
  const { reads, repeatedBy = [], billed } = fault
  const code = (browser === 'firefox' && fault.codeInFirefox) || fault.code
  expect(error).toEqual({ code, billed })
  expect(sent).toBe(1)
  expect(state).toBe(billed === 'no' ? 'settled' : 'submit_unknown')

  if (connection === 'used') expect(seen[0]).toBe(true)
  // What a page asks another origin first is answered on a connection that is in use from then on.
  const isRepeated = repeatedBy.includes(browser) || (connection === 'used' && !reads)
  if (!isRepeated) expect(seen).toHaveLength(reads ? 1 : 0)
  else {
    expect(seen.length).toBeGreaterThan(1)
    // Once for each connection that lies idle, and once more on a new one.
    expect(seen.length).toBeLessThanOrEqual(4)
  }
}
