import { createVideoClient, indexedDbFileStore } from '@generated-video/client'
import type { VideoClient, VideoFileStore } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { cleanup, render, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import '../styles.css'
import { GeneratedVideo } from '../card/generated-video.tsx'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { VideoProvider } from '../provider/video-provider.tsx'

const count = 40

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function Cards() {
  return useVideoGenerations().map((generation) => (
    <GeneratedVideo key={generation.id} generation={generation} />
  ))
}

/** One origin, with its real storage; `asked` are the requests of the page's present life. */
function setUpOrigin() {
  const gateway = createMockGateway({ speed: 1_000_000 })
  const scope = `kept-${performance.timeOrigin}-${crypto.randomUUID()}`
  let isGone = false
  let asked: string[] = []
  const open = (files?: (scope: string) => VideoFileStore) => {
    asked = []
    return createVideoClient({
      baseUrl: '/v1',
      apiKey: 'any',
      dangerouslyAllowBrowser: true,
      scope,
      ...(files && { files }),
      fetch(sent) {
        asked.push(`${sent.method} ${sent.url}`)
        const gone = { error: { message: 'no such task' } }
        return isGone ? Promise.resolve(Response.json(gone, { status: 404 })) : gateway.fetch(sent)
      },
    })
  }
  return {
    gateway,
    open,
    asked: () => asked,
    /** From here on the gateway knows of nothing. */
    forget() {
      isGone = true
    },
  }
}

/** Submits that many, lets them finish and fetches their videos. */
async function make(client: VideoClient, many: number, meanwhile?: () => Promise<void>) {
  const numbers = Array.from({ length: many }, (_, number) => number)
  const submits = numbers.map((number) =>
    client.submit({ model: 'sora-2', prompt: `Boat ${number}`, durationSeconds: 4 }),
  )
  await meanwhile?.()
  for (const task of await Promise.all(submits)) {
    // A poll right after the submit would be answered with that.
    await expect.poll(async () => (await client.poll(task)).task.status).toBe('succeeded')
    await client.download(task)
  }
}

const cards = (status?: string) =>
  document.querySelectorAll(
    `[data-slot=generated-video]${status === undefined ? '' : `[data-status=${status}]`}`,
  ).length

/** Keeps the page busy as long as the test takes: for 800 ms at a time, with hardly a turn between. */
async function beBusy(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const end = performance.now() + 800
    while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** A disk that takes long over everything, one thing after the other. */
function slow(store: VideoFileStore): VideoFileStore {
  let last: Promise<unknown> = Promise.resolve()
  const late =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    (...given: Given) => {
      const done = last.then(() => new Promise((end) => setTimeout(end, 30)))
      last = done
      return done.then(() => work(...given))
    }
  return { ...store, list: late(store.list), get: late(store.get), note: late(store.note) }
}

async function hashes(client: VideoClient): Promise<string[]> {
  const read = client.generations.list().map(async ({ task }) => {
    const blob = await client.files.blob(`${task?.taskId}/0`)
    const hash = await crypto.subtle.digest(
      'SHA-256',
      (await blob?.arrayBuffer()) ?? new Uint8Array(),
    )
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  })
  return (await Promise.all(read)).sort()
}

it('asks for nothing that lies on the disk, with 40 cards on a busy page and a slow disk', async () => {
  const origin = setUpOrigin()
  const maker = origin.open()
  await make(maker, count)
  for (const { task } of maker.generations.list())
    await expect.poll(() => maker.files.state(task?.taskId ?? '').status).toBe('kept')
  const { billed, tasks } = await origin.gateway.ledger()
  origin.forget()

  const client = origin.open((scope) => slow(indexedDbFileStore(scope)))
  renderCards(client)
  await beBusy(6)
  await waitFor(() => expect(cards('ready')).toBe(count), { timeout: 50_000 })

  expect(origin.asked()).toEqual([])
  expect(await hashes(client)).toEqual(tasks.map(({ sha256 }) => sha256 ?? '').sort())
  expect((await origin.gateway.ledger()).billed).toBe(billed)
}, 120_000)

it('keeps what is paid for while the page is busy', async () => {
  const warn = vi.spyOn(console, 'warn')
  const origin = setUpOrigin()
  const client = origin.open()
  const made = make(client, 3, () => beBusy(3))
  await beBusy(6)
  await made
  await beBusy(1)
  origin.forget()

  const next = origin.open()
  await expect.poll(() => next.generations.list().length).toBe(3)

  const { billed, tasks } = await origin.gateway.ledger()
  expect(await hashes(next)).toEqual(tasks.map(({ sha256 }) => sha256 ?? '').sort())
  expect([billed, origin.asked()]).toEqual([3, []])
  expect(warn).not.toHaveBeenCalled()
})

/** Puts something else in the place of a property that is read from its prototype, or is the page's own. */
function replace(target: object, name: string, get: () => unknown): void {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { get, configurable: true })
  restores.push(() => {
    Reflect.deleteProperty(target, name)
    if (before) Object.defineProperty(target, name, before)
  })
}

const restores: (() => void)[] = []
afterEach(() => {
  for (const restore of restores.splice(0)) restore()
})

const refuse = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}
const parts = {
  'new BroadcastChannel': () => replace(globalThis, 'BroadcastChannel', () => refuse),
  BroadcastChannel: () => replace(globalThis, 'BroadcastChannel', refuse),
  'indexedDB.open': () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(refuse),
  indexedDB: () => replace(globalThis, 'indexedDB', refuse),
  'locks.request': () => vi.spyOn(LockManager.prototype, 'request').mockImplementation(refuse),
  locks: () => replace(navigator, 'locks', refuse),
  sessionStorage: () => replace(globalThis, 'sessionStorage', refuse),
  storage: () => replace(navigator, 'storage', refuse),
}
const needed: readonly string[] = ['indexedDB.open', 'indexedDB']

const notKept = () => document.querySelector('[data-slot=generated-video-not-kept]')

function renderCards(client: VideoClient) {
  render(
    <VideoProvider client={client}>
      <Cards />
    </VideoProvider>,
  )
}

it.each(Object.entries(parts))(
  'shows the video where %s throws, and has it in the next life unless that is where it lies',
  async (name, breakPart) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    breakPart()
    const origin = setUpOrigin()
    const client = origin.open()
    renderCards(client)
    await make(client, 1)
    await waitFor(() => expect(cards('ready')).toBe(1))
    const { billed, tasks } = await origin.gateway.ledger()
    const made = [tasks[0]?.sha256]
    const isKept = !needed.includes(name)

    await waitFor(() => expect(notKept() === null).toBe(isKept))
    expect(await hashes(client)).toEqual(made)
    expect([billed, warn.mock.calls.length]).toEqual([1, isKept ? 0 : 1])

    cleanup()
    origin.forget()
    const next = origin.open()
    await expect.poll(() => next.generations.list().length).toBe(isKept ? 1 : 0)
    await expect.poll(() => hashes(next)).toEqual(isKept ? made : [])
    expect(origin.asked()).toEqual([])
  },
)

it('goes on in memory where everything of the browser’s storage throws, and says so', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  for (const name of [
    'BroadcastChannel',
    'indexedDB',
    'locks',
    'sessionStorage',
    'storage',
  ] as const)
    parts[name]()
  const origin = setUpOrigin()
  const client = origin.open()
  renderCards(client)

  await make(client, 1)
  await waitFor(() => expect(cards('ready')).toBe(1))

  const { billed, tasks } = await origin.gateway.ledger()
  await waitFor(() => expect(notKept()).not.toBeNull())
  expect(await hashes(client)).toEqual([tasks[0]?.sha256])
  expect(billed).toBe(1)
  expect(warn).toHaveBeenCalledTimes(1)
})
