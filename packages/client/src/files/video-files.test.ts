import { afterEach, expect, it, vi } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { settled, setUpSite } from '../generation/site.test-helper.ts'
import { memoryFileStore } from './memory-file-store.ts'
import type { VideoClientOptions } from '../video-client.ts'
import type { VideoFileStore } from './video-file-store.ts'

afterEach(() => void vi.restoreAllMocks())

const kilobyte = 1_024
const blocked = new DOMException('Blocked.', 'SecurityError')

/** Pages of one origin that share a file store; every video has 100 KB. */
function setUp(options: Partial<VideoClientOptions> = {}) {
  const site = setUpSite()
  const store = memoryFileStore()
  let downloads = 0
  const open = (more: Partial<VideoClientOptions> = {}) =>
    site.open({
      files: () => store,
      fetch(sent) {
        if (sent.url.includes('/download')) downloads++
        return site.gateway.fetch(sent)
      },
      ...options,
      ...more,
    })
  return { ...site, files: store, open, downloads: () => downloads }
}

type Page = ReturnType<ReturnType<typeof setUp>['open']>

async function make({ clock }: ReturnType<typeof setUp>, page: Page, model = 'sora-2') {
  const prompt = `a cat [size:${100 * kilobyte}]`
  const { taskId } = await page.submit({ model: model as 'sora-2', prompt })
  clock.advance(600_000)
  return { taskId, model }
}

async function kept(store: VideoFileStore): Promise<string[]> {
  return (await store.list()).map(({ fileId }) => fileId.replace(/\/0$/, ''))
}

async function contents(store: VideoFileStore): Promise<[string, string | undefined][]> {
  const files = await store.list()
  const read = files.map(async ({ fileId }): Promise<[string, string | undefined]> => [
    fileId,
    await (await store.get(fileId))?.text(),
  ])
  return (await Promise.all(read)).sort()
}

it('fetches a video once for all page lives, and gives the same bytes', async () => {
  const site = setUp()
  const task = await make(site, site.open())
  const first = await site.open().download(task)
  await settled()

  const again = await site.open().download(task)

  expect(site.downloads()).toBe(1)
  expect(Buffer.from(await again.blob.arrayBuffer())).toEqual(
    Buffer.from(await first.blob.arrayBuffer()),
  )
})

it('plays a video that came inside a status answer after a reload, without asking for it', async () => {
  const site = setUp()
  const page = site.open()
  const task = await make(site, page, 'veo-3.1-generate-preview')
  await page.poll(task)
  await settled()

  const fetch = vi.fn(() => Promise.reject(new TypeError('fetch failed')))
  const next = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    store: () => site.store,
    files: () => site.files,
    fetch,
  })
  await settled()
  const restored = next.generations.list()[0]?.task
  if (restored?.status !== 'succeeded') throw new Error('It was not restored.')

  const { size } = await next.download(restored)
  expect(restored.sources).toMatchObject([{ kind: 'file', size }])
  expect(fetch).not.toHaveBeenCalled()
})

it('gives up the least recently used video for another one, never a pinned one', async () => {
  const site = setUp({ fileBudget: 250 * kilobyte })
  const page = site.open()
  const [one, two, three, four] = [
    await make(site, page),
    await make(site, page),
    await make(site, page),
    await make(site, page),
  ]
  for (const task of [one, two]) {
    await page.download(task)
    await settled()
    site.clock.advance(1_000)
  }

  await page.download(one)
  await settled()
  site.clock.advance(1_000)
  await page.download(three)
  await settled()
  const afterThree = await kept(site.files)
  await page.files.pin(one.taskId)
  site.clock.advance(1_000)
  await page.download(three)
  await settled()
  await page.download(four)
  await settled()

  expect(afterThree.sort()).toEqual([one.taskId, three.taskId].sort())
  expect((await kept(site.files)).sort()).toEqual([four.taskId, one.taskId].sort())
})

it('still has a video that is shown, though it was given up for another', async () => {
  const site = setUp({ fileBudget: 150 * kilobyte })
  const page = site.open()
  const [one, two] = [await make(site, page), await make(site, page)]
  const { fileId } = await page.download(one)
  await settled()
  const lease = await page.files.objectUrl(fileId)

  await page.download(two)
  await settled()
  const whileShown = await page.files.blob(fileId)
  lease?.release()
  site.clock.advance(5 * 60_000)

  expect(await kept(site.files)).toEqual([two.taskId])
  expect(whileShown?.size).toBe(100 * kilobyte)
  expect(await page.files.blob(fileId)).toBeUndefined()
})

it('fetches anew what a player has given up on, under a new URL', async () => {
  const site = setUp()
  const page = site.open()
  const task = await make(site, page)
  const { fileId } = await page.download(task)
  await settled()
  const before = await page.files.objectUrl(fileId)

  await Promise.all([page.download(task, { anew: true }), page.download(task, { anew: true })])
  const after = await page.files.objectUrl(fileId)
  before?.release()
  site.clock.advance(5 * 60_000)

  expect(site.downloads()).toBe(2)
  expect(after?.url).not.toBe(before?.url)
  expect((await fetch(after?.url ?? '')).ok).toBe(true)
})

it.each([
  ['the gateway has forgotten it', () => Promise.resolve(new Response('{}', { status: 404 }))],
  ['the network is gone', () => Promise.reject(new TypeError('fetch failed'))],
  ['what comes is no video', () => Promise.resolve(new Response('<html>', { status: 200 }))],
])('keeps the bytes that it has where they are fetched anew and %s', async (_, answer) => {
  const site = setUp()
  const [task] = await Promise.all([make(site, site.open())])
  const { blob } = await site.open().download(task)
  await settled()
  const page = site.open({ fetch: answer })
  const handle = await page.files.find(task.taskId)

  const error = await site.clock
    .runUntil(page.download(task, { anew: true }))
    .catch((thrown: unknown) => thrown)
  const later = await site.open({ fetch: answer }).download(task)

  expect(error).toMatchObject({ name: 'VideoError' })
  expect(page.files.state(task.taskId)).toEqual({ status: 'kept', handle })
  expect(await later.blob.text()).toBe(await blob.text())
})

it('fetches anew what came inside a status answer', async () => {
  const site = setUp()
  const page = site.open()
  const task = await make(site, page, 'veo-3.1-generate-preview')
  await page.poll(task)
  await settled()
  const [generation] = page.generations.list()
  const before = await page.files.blob(`${task.taskId}/0`)

  const { blob } = await page.download(generation?.task ?? task, { anew: true })

  expect(blob).not.toBe(before)
  expect(await blob.text()).toBe(await before?.text())
})

it('gives the bytes that it has, though the store that has taken them is slow to give them back', async () => {
  const site = setUp()
  const page = site.open()
  const task = await make(site, page)
  const { get } = site.files
  let isSlow = false
  site.files.get = async (fileId) => {
    const kept = await get(fileId)
    if (isSlow) await new Promise<void>((resolve) => site.clock.schedule(resolve, 5_000))
    isSlow ||= kept !== undefined
    return kept
  }

  const { blob, fileId } = await page.download(task)
  await settled()
  const read = page.files.blob(fileId)
  await settled()
  site.clock.advance(5_000)

  expect(blob.size).toBe(100 * kilobyte)
  expect((await read)?.size).toBe(blob.size)
  expect(site.downloads()).toBe(1)
})

it('does not wait for a store that hangs where the bytes are shown, or can be fetched again', async () => {
  const site = setUp()
  const page = site.open()
  const { fileId } = await page.download(await make(site, page))
  const { task } = await page.poll(await make(site, page, 'veo-3.1-generate-preview'))
  await settled()
  await page.files.objectUrl(fileId)
  site.files.get = () => new Promise(() => undefined)
  const begun = site.clock.monotonicNow()

  const shown = await site.clock.runUntil(page.files.blob(fileId))
  const again = await site.clock.runUntil(page.download(task))

  expect([shown?.size, again.size]).toEqual([100 * kilobyte, 100 * kilobyte])
  expect(site.clock.monotonicNow() - begun).toBeLessThan(5_000)
})

it('gives up nothing for a video that is too large for the budget, and keeps that in the page', async () => {
  const site = setUp({ fileBudget: 150 * kilobyte })
  const page = site.open()
  const small = await make(site, page)
  await page.download(small)
  const { taskId } = await page.submit({
    model: 'sora-2',
    prompt: `a dog [size:${200 * kilobyte}]`,
  })
  site.clock.advance(600_000)
  const { fileId } = await page.download({ taskId, model: 'sora-2' })
  await settled()

  expect(await kept(site.files)).toEqual([small.taskId])
  expect((await page.files.blob(fileId))?.size).toBe(200 * kilobyte)
})

it('puts back what it gave up in vain, where the disk stays full', async () => {
  const site = setUp()
  const page = site.open()
  const old = [await make(site, page), await make(site, page), await make(site, page)]
  for (const task of old) await page.download(task)
  await settled()
  const before = await contents(site.files)
  const { set } = site.files
  const next = await make(site, page)
  vi.spyOn(site.files, 'set').mockImplementation(async (file, blob) => {
    if (file.fileId.startsWith(next.taskId)) throw new DOMException('', 'QuotaExceededError')
    return set(file, blob)
  })
  const given = vi.spyOn(site.files, 'delete')

  await page.download(next)
  await settled()

  expect(await contents(site.files)).toEqual(before)
  expect(given).toHaveBeenCalledTimes(1)
  expect((await page.files.blob(`${next.taskId}/0`))?.size).toBe(100 * kilobyte)
})

it('gives up nothing for the budget before the other bytes lie there', async () => {
  const site = setUp({ fileBudget: 150 * kilobyte })
  const page = site.open()
  const old = await make(site, page)
  await page.download(old)
  await settled()
  vi.spyOn(site.files, 'set').mockRejectedValue(new Error('No disk.'))

  await page.download(await make(site, page))
  await settled()

  expect(await kept(site.files)).toEqual([old.taskId])
})

it('makes room where the disk is full before the budget is spent', async () => {
  const site = setUp()
  const page = site.open()
  const old = await make(site, page)
  await page.download(old)
  await settled()
  const { set } = site.files
  vi.spyOn(site.files, 'set').mockImplementation(async (file, blob) => {
    if ((await site.files.list()).length > 0) throw new DOMException('', 'QuotaExceededError')
    return set(file, blob)
  })

  const next = await make(site, page)
  await page.download(next)
  await settled()

  expect(await kept(site.files)).toEqual([next.taskId])
})

it.each([
  ['is gone', () => Promise.resolve(undefined)],
  ['cannot be read', () => Promise.reject(new Error('No disk.'))],
  ['is damaged', ({ size }: Blob) => Promise.resolve(new Blob([new Uint8Array(size)]))],
  ['is cut off', (blob: Blob) => Promise.resolve(blob.slice(0, 50 * kilobyte))],
  ['has lost its last box', (blob: Blob) => Promise.resolve(blob.slice(0, 32))],
  ['cannot be read to its end', (blob: Blob) => Promise.resolve(withoutEnd(blob))],
])('fetches a video again that %s in the store', async (_, get) => {
  const site = setUp()
  const task = await make(site, site.open())
  const { blob } = await site.open().download(task)
  await settled()
  vi.spyOn(site.files, 'get').mockImplementation(() => get(blob))

  const { size } = await site.open().download(task)

  expect(size).toBe(100 * kilobyte)
  expect(site.downloads()).toBe(2)
})

it('leaves what is not whole where it lies until others lie in its place', async () => {
  const site = setUp()
  const task = await make(site, site.open())
  const { blob, fileId } = await site.open().download(task)
  await settled()
  const file = { fileId, size: 3, usedAt: 1, pinned: false }
  await site.files.set(file, blob.slice(0, 50 * kilobyte))
  const offline = site.open({ fetch: () => Promise.reject(new TypeError('fetch failed')) })

  await site.clock.runUntil(offline.download(task)).catch(() => undefined)
  const afterFailure = await site.files.get(fileId)
  await site.open().download(task)
  await settled()

  expect(afterFailure?.size).toBe(50 * kilobyte)
  expect((await site.files.get(fileId))?.size).toBe(100 * kilobyte)
})

it('takes bytes for what they are, though another size was noted of them', async () => {
  const site = setUp()
  const task = await make(site, site.open())
  const { blob, fileId } = await site.open().download(task)
  await settled()
  await site.files.set({ fileId, size: 3, usedAt: 1, pinned: false }, blob)

  await site.open().download(task)

  expect(site.downloads()).toBe(1)
})

it('fetches what a store that hangs does not give', async () => {
  const site = setUp()
  const task = await make(site, site.open())
  vi.spyOn(site.files, 'get').mockReturnValue(new Promise(() => undefined))

  const { size } = await site.clock.runUntil(site.open().download(task))

  expect(size).toBe(100 * kilobyte)
})

it.each([
  ['refuses', () => Promise.reject(blocked)],
  [
    'throws',
    () => {
      throw blocked
    },
  ],
])('fetches on its own where the store cannot tell of other tabs and %s', async (_, alone) => {
  const site = setUp()
  const task = await make(site, site.open())
  vi.spyOn(site.files, 'alone').mockImplementation(alone)

  expect((await site.open().download(task)).size).toBe(100 * kilobyte)
})

it('keeps a pin, and every other video, where one is written again', async () => {
  const site = setUp({ fileBudget: 400 * kilobyte })
  const page = site.open()
  await page.download(await make(site, page))
  const task = await make(site, page, 'veo-3.1-generate-preview')
  await page.retrieve(task)
  await settled()
  await page.files.pin(task.taskId)
  // Another tab has it in its status answer too.
  await site.open().retrieve(task)
  await settled()

  expect(await site.files.list()).toMatchObject([{ pinned: false }, { pinned: true }])
})

it('does not wait for the disk before it plays', async () => {
  const site = setUp()
  const page = site.open()
  const task = await make(site, page)
  vi.spyOn(site.files, 'set').mockReturnValue(new Promise(() => undefined))

  const { fileId } = await page.download(task)

  expect((await page.files.objectUrl(fileId))?.url).toMatch(/^blob:/)
})

it('gives up a video again that is pinned no longer', async () => {
  const site = setUp({ fileBudget: 150 * kilobyte })
  const page = site.open()
  const [one, two, three] = [await make(site, page), await make(site, page), await make(site, page)]
  await page.download(one)
  await settled()
  await page.files.pin(one.taskId)
  await page.download(two)
  await settled()
  const whilePinned = await kept(site.files)

  await page.files.pin(one.taskId, false)
  await page.download(three)
  await settled()

  expect(whilePinned).toEqual([one.taskId])
  expect(await kept(site.files)).toEqual([three.taskId])
})

it('gives up no other video, and loses none, where writing fails though there is room', async () => {
  const site = setUp()
  const page = site.open()
  const old = await make(site, page)
  await page.download(old)
  await settled()
  vi.spyOn(site.files, 'set').mockRejectedValue(new Error('No disk.'))

  const next = await make(site, page, 'veo-3.1-generate-preview')
  await page.poll(next)
  await settled()

  expect(await kept(site.files)).toEqual([old.taskId])
  expect(await page.files.blob(`${next.taskId}/0`)).toBeDefined()
})

it('does not fetch what another tab is still writing', async () => {
  const site = setUp()
  const { set } = site.files
  let last = Promise.resolve()
  vi.spyOn(site.files, 'alone').mockImplementation((_, work) => (last = last.then(work)))
  vi.spyOn(site.files, 'set').mockImplementation(async (file, blob) => {
    await settled()
    return set(file, blob)
  })
  const task = await make(site, site.open())

  await Promise.all([site.open().download(task), site.open().download(task)])

  expect(site.downloads()).toBe(1)
})

it('says at once that a video is being fetched, and never again of one that is kept', async () => {
  const site = setUp()
  const page = site.open()
  const task = await make(site, page)
  const first = page.download(task)
  const atFirst = page.files.state(task.taskId)
  await first
  const later: string[] = []
  page.files.subscribe(task.taskId, () => later.push(page.files.state(task.taskId).status))

  await page.download(task)

  expect(atFirst).toEqual({ status: 'fetching', received: 0, attempt: 1 })
  expect(new Set(later)).toEqual(new Set(['kept']))
})

it('goes on for half a minute with nobody waiting, then starts anew, once for all', async () => {
  const site = setUp()
  const asked: Request[] = []
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  const page = site.open({
    async fetch(sent) {
      if (sent.url.includes('/download')) {
        asked.push(sent)
        await answered
      }
      return site.gateway.fetch(sent)
    },
  })
  const task = await make(site, page)
  const visit = async () => {
    const leaving = new AbortController()
    const left = page.download(task, { signal: leaving.signal }).catch(() => undefined)
    await settled()
    leaving.abort()
    await left
  }
  await visit()
  site.clock.advance(29_999)
  await visit()
  const inTime = asked.length

  site.clock.advance(30_000)
  const first = page.download(task)
  await settled()
  const others = [page.download(task), page.download(task)]
  await settled()
  answer()

  const sizes = (await Promise.all([first, ...others])).map(({ size }) => size)
  expect(sizes).toEqual(Array(3).fill(100 * kilobyte))
  expect([inTime, asked.length]).toEqual([1, 2])
})

/** As where the disk is damaged: the beginning is there, the end cannot be read. */
function withoutEnd(blob: Blob): Blob {
  const unreadable = Object.assign(new Blob(), {
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
  })
  const slice = (start = 0, end?: number) => (start < 0 ? unreadable : blob.slice(start, end))
  return Object.assign(blob.slice(), { slice })
}
