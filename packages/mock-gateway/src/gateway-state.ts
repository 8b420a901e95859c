import type { Dialect } from './dialect/dialect.ts'
import type { MockFault } from './mock-fault.ts'
import type { MockTask } from './task/mock-task.ts'
import { createRandom } from './task/random.ts'
import type { Random } from './task/random.ts'
import { digestFile } from './video/digest-file.ts'
import { makeFile } from './video/make-file.ts'
import type { MockFile } from './video/mock-file.ts'
import type { MoovPlace } from './video/remux-clip.ts'

/** What a gateway remembers. */
export interface GatewayState {
  readonly dialect: Dialect
  readonly tasks: Map<string, MockTask>
  readonly fault: MockFault | undefined
  readonly links: 'blob' | { baseUrl: string }
  readonly size: number | undefined
  readonly speed: number
  readonly apiKey: string | undefined
  billed: number
  random: Random
  now(): number
  nextRequestId(): string
  /** One of the task's videos. @param index - Counts from 0, the first. */
  fileOf(task: MockTask, index?: number): Promise<MockFile>
  digestOf(task: MockTask, index?: number): Promise<string>
  /** The task's object URL, made by `create` the first time. */
  objectUrlOf(task: MockTask, create: () => Promise<string>): Promise<string>
  advance(ms: number): void
  reset(): void
}

export interface GatewayStateOptions {
  dialect: Dialect
  clock: { now(): number }
  speed: number
  apiKey: string | undefined
  links: 'blob' | { baseUrl: string }
  size: number | undefined
  moov: MoovPlace
  fault: MockFault | undefined
  seed: number | undefined
}

export function createGatewayState(options: GatewayStateOptions): GatewayState {
  const { clock, moov, seed, ...settings } = options
  const files = new Map<string, Promise<MockFile>>()
  const digests = new Map<string, Promise<string>>()
  const objectUrls = new Map<string, Promise<string>>()
  let ahead = 0
  let requests = 0

  const state: GatewayState = {
    ...settings,
    tasks: new Map(),
    billed: 0,
    random: createRandom(seed),
    now: () => clock.now() + ahead,
    nextRequestId: () => `mock-${++requests}`,
    fileOf: (task, index = 0) =>
      once(files, `${task.id} ${index}`, () => makeFile(task, moov, index)),
    digestOf: (task, index = 0) =>
      once(digests, `${task.id} ${index}`, async () => digestFile(await state.fileOf(task, index))),
    objectUrlOf: (task, create) => once(objectUrls, task.id, create),
    advance(ms) {
      ahead += ms
    },
    reset() {
      for (const url of objectUrls.values()) void url.then((made) => URL.revokeObjectURL(made))
      for (const memory of [state.tasks, files, digests, objectUrls]) memory.clear()
      state.billed = 0
      state.random = createRandom(seed)
    },
  }
  return state
}

function once<Value>(
  memory: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = memory.get(key) ?? make()
  memory.set(key, value)
  return value
}
