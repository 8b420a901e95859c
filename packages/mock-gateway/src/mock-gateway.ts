import type { Dialect } from './dialect/dialect.ts'
import { mixroute } from './dialect/mixroute.ts'
import { mockDialects } from './dialect/mock-dialect.ts'
import type { MockDialect } from './dialect/mock-dialect.ts'
import { newApi } from './dialect/new-api.ts'
import { createGatewayState } from './gateway-state.ts'
import { readLedger } from './ledger.ts'
import type { MockLedger } from './ledger.ts'
import { mockFaults } from './mock-fault.ts'
import type { MockFault } from './mock-fault.ts'
import { routeCall } from './route-call.ts'
import { maxFileSize } from './video/mp4-box.ts'
import { readCall } from './wire/mock-call.ts'
import { raceAbort } from './wire/race-abort.ts'

export interface MockGatewayOptions {
  /**
   * Whose words it speaks: Mixroute's, or those of a plain new-api server, which wraps its answers, has task ids of its
   * own and serves Sora's video as bytes.
   * @defaultValue 'mixroute'
   */
  dialect?: MockDialect
  /** Where time comes from. @defaultValue `Date` */
  clock?: { now(): number }
  /** Divides each model's typical time. @defaultValue 1 */
  speed?: number
  /** The only key that is accepted. @defaultValue any that is not empty */
  apiKey?: string
  /**
   * Where the links of Wan and Seedance lead: `blob:` URLs, for pages without a server, or URLs below a base, whose
   * `/__mock/files/…` the same fetch function answers.
   * @defaultValue `{ baseUrl: 'https://files.mock-gateway.example' }`
   */
  links?: 'blob' | { baseUrl: string }
  /**
   * Pads each file to this many bytes, below 4 GiB; a number under its natural size has no effect. The prompt tag
   * `[size:15728640]` does the same for one task.
   */
  size?: number
  /** Where the files have their index. @defaultValue 'first' */
  moov?: 'first' | 'last'
  /** Hits every task, unless its prompt has a tag `[fault:name]` or its submit a header `x-mock-fault`. */
  fault?: MockFault | undefined
  /** The same seed gives the same task ids in the same order. @defaultValue none, ids are random */
  seed?: number
}

export interface MockGateway {
  /**
   * The gateway. Behaves like the platform's `fetch`: a lost connection rejects with a `TypeError`, an abort with the
   * signal's reason. The base URL may be anything.
   */
  fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /** What was billed, and what came of it. Digests each finished file once. */
  ledger(): Promise<MockLedger>
  /** Moves the clock ahead, by milliseconds. */
  advance(ms: number): void
  /** Forgets every task and bill, and begins the seed anew. */
  reset(): void
}

const prefix = '[@generated-video/mock-gateway]'
const dialects: Readonly<Record<MockDialect, Dialect>> = { mixroute, 'new-api': newApi }

// Taken once: an app may put `gateway.fetch` in its place.
const platformFetch = globalThis.fetch

/**
 * Creates a video gateway that lives in this process and costs nothing: the documented wire, real MP4s, faults on
 * request.
 *
 * @throws A `RangeError` or a `TypeError` where an option makes no sense.
 * @see Gateway contract §1–5
 * @example
 * const gateway = createMockGateway({ speed: 20 })
 * const client = createVideoClient({ baseUrl: 'https://mock/v1', apiKey: 'any', fetch: gateway.fetch })
 */
export function createMockGateway(options: MockGatewayOptions = {}): MockGateway {
  refuseNonsense(options)
  const state = createGatewayState({
    dialect: dialects[options.dialect ?? 'mixroute'],
    clock: options.clock ?? Date,
    speed: options.speed ?? 1,
    apiKey: options.apiKey,
    links: options.links ?? { baseUrl: 'https://files.mock-gateway.example' },
    size: options.size,
    moov: options.moov ?? 'first',
    fault: options.fault,
    seed: options.seed,
  })
  return {
    async fetch(input, init) {
      // Its own links may be object URLs, which only the platform can read.
      if (urlOf(input).startsWith('blob:')) return platformFetch(input, init)
      const call = readCall(state.nextRequestId(), input, init)
      return raceAbort(call.signal, () => routeCall(call, state))
    },
    ledger: () => readLedger(state),
    advance: (ms) => state.advance(ms),
    reset: () => state.reset(),
  }
}

function urlOf(input: RequestInfo | URL): string {
  return typeof input === 'object' && 'url' in input ? input.url : String(input)
}

function refuseNonsense({ dialect, speed = 1, size = 0, fault }: MockGatewayOptions): void {
  if (!(speed > 0)) throw new RangeError(`${prefix} speed is ${speed}; give a number above 0.`)
  if (!Number.isInteger(size) || size < 0 || size > maxFileSize) {
    throw new RangeError(`${prefix} size is ${size}; give whole bytes, at most ${maxFileSize}.`)
  }
  refuseUnknown('dialect', dialect, mockDialects)
  refuseUnknown('fault', fault, mockFaults)
}

function refuseUnknown(option: string, name: string | undefined, known: readonly string[]): void {
  if (name === undefined || known.includes(name)) return
  throw new TypeError(`${prefix} There is no ${option} "${name}". Use one of: ${known.join(', ')}.`)
}
