import { createMockGateway } from '@generated-video/mock-gateway'
import { expect, it, vi } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import type { VideoClientOptions } from '../video-client.ts'
import { indexedDbFileStore } from './indexed-db-file-store.ts'

let scopes = 0
const file = { fileId: 'a/0', size: 5, usedAt: 1, pinned: false }
const { signal } = new AbortController()

function setUp(options: Partial<VideoClientOptions> = {}) {
  const scope = `files-${Date.now()}-${++scopes}`
  const gateway = createMockGateway({ speed: 1_000_000 })
  let downloads = 0
  const open = () =>
    createVideoClient({
      baseUrl: '/v1',
      apiKey: 'any',
      dangerouslyAllowBrowser: true,
      scope,
      ...options,
      fetch(sent) {
        if (sent.url.includes('/download')) downloads++
        return gateway.fetch(sent)
      },
    })
  return { scope, open, downloads: () => downloads }
}

it('keeps the exact bytes, and what is known of them', async () => {
  const store = indexedDbFileStore(setUp().scope)
  await store.set(file, new Blob(['bytes']))
  await store.note({ ...file, usedAt: 2, pinned: true })

  expect(await (await store.get('a/0'))?.text()).toBe('bytes')
  expect(await store.list()).toEqual([{ ...file, usedAt: 2, pinned: true }])
  await store.delete('a/0')
  expect([await store.list(), await store.get('a/0')]).toEqual([[], undefined])
})

it('lists bytes whose page closed before it could note them, as the first to go', async () => {
  const { scope } = setUp()
  const store = indexedDbFileStore(scope)
  await store.set(file, new Blob(['bytes']))
  const list = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(`generated-video:${scope}:file-list`)
    opening.onsuccess = () => resolve(opening.result)
  })
  list.transaction('files', 'readwrite').objectStore('files').clear()
  list.close()

  expect(await store.list()).toEqual([{ ...file, usedAt: 0 }])
})

it('lets one tab at a time work on a file', async () => {
  const { scope } = setUp()
  const log: string[] = []
  const work = (name: string) => async () => {
    log.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve))
    log.push(`${name} ends`)
  }
  await Promise.all([
    indexedDbFileStore(scope).alone('a/0', work('one'), signal),
    indexedDbFileStore(scope).alone('a/0', work('two'), signal),
  ])

  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

it('works at once where tabs cannot know of each other', async () => {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })
  const work = vi.fn(() => Promise.resolve())

  await indexedDbFileStore(setUp().scope).alone('a/0', work, signal)

  expect(work).toHaveBeenCalledTimes(1)
  Reflect.deleteProperty(navigator, 'locks')
})

it('fetches a video once for two tabs, and not at all after a reload', async () => {
  const { open, downloads } = setUp()
  const [one, other] = [open(), open()]
  const { taskId } = await one.submit({ model: 'sora-2', prompt: 'a cat' })
  const task = { taskId, model: 'sora-2' }

  const files = await Promise.all([one.download(task), other.download(task)])
  const again = await open().download(task)

  const bytes = await Promise.all([...files, again].map(({ blob }) => blob.arrayBuffer()))
  expect(new Set(bytes.map((buffer) => new Uint8Array(buffer).join())).size).toBe(1)
  expect(downloads()).toBe(1)
})

it('plays on where IndexedDB is blocked', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Blocked.', 'SecurityError')
  })
  vi.spyOn(console, 'warn').mockReturnValue()
  const client = setUp().open()
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })

  const { fileId } = await client.download({ taskId, model: 'sora-2' })

  expect((await client.files.objectUrl(fileId))?.url).toMatch(/^blob:/)
  vi.restoreAllMocks()
})

it.each([
  [true, 1],
  [false, 0],
])('asks the browser once to keep the storage, by setting only: %s', async (setting, times) => {
  const persist = vi.spyOn(navigator.storage, 'persist')
  const client = setUp({ persistStorage: setting }).open()

  for (const prompt of ['a cat', 'a dog']) {
    const { taskId } = await client.submit({ model: 'sora-2', prompt })
    await client.download({ taskId, model: 'sora-2' })
    await expect.poll(() => client.files.find(taskId)).toBeDefined()
  }
  if (setting) await expect.poll(() => persist).toHaveBeenCalled()

  expect(persist).toHaveBeenCalledTimes(times)
  vi.restoreAllMocks()
})

it('keeps the bytes where the browser keeps no Blobs, as a private window of WebKit', async () => {
  const put = Reflect.get(IDBObjectStore.prototype, 'put')
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key,
  ) {
    if (value instanceof Blob) throw new DOMException('No Blobs here.', 'DataCloneError')
    return put.call(this, value, key)
  })
  const { scope } = setUp()

  await indexedDbFileStore(scope).set(file, new Blob(['bytes']))
  vi.restoreAllMocks()
  const kept = await indexedDbFileStore(scope).get('a/0')

  expect(await kept?.text()).toBe('bytes')
  expect(await indexedDbFileStore(scope).list()).toEqual([file])
})
