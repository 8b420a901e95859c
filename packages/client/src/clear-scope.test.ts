import fc from 'fast-check'
import { expect, it } from 'vitest'
import { memoryFileStore } from './files/memory-file-store.ts'
import { request, settled, setUpSite } from './generation/site.test-helper.ts'
import { openScheduledTabs, submitAll } from './generation/scheduled-tabs.test-helper.ts'
import { memoryVideoStore } from './store/memory-video-store.ts'
import type { VideoStore } from './store/video-store.ts'
import type { VideoClient, VideoClientOptions } from './video-client.ts'

const poster = 'data:image/webp;base64,UklGRg=='

/** A site with a store per scope, as in a browser. */
function setUp() {
  const stores = new Map<string, VideoStore>()
  const files = new Map<string, ReturnType<typeof memoryFileStore>>()
  const storeOf = (scope: string) => opened(stores, scope, memoryVideoStore)
  const filesOf = (scope: string) => opened(files, scope, memoryFileStore)
  const site = setUpSite()
  const open = (options: Partial<VideoClientOptions> = {}) =>
    site.open({ scope: 'ann', store: storeOf, files: filesOf, ...options })
  /** All that lies in this browser of a scope, as text. */
  const kept = async (scope = 'ann') =>
    JSON.stringify([
      (await storeOf(scope).entries()).filter(([key]) => key !== 'era'),
      await storeOf(`${scope}:posters`).entries(),
      await filesOf(scope).list(),
    ])
  return { ...site, open, kept, storeOf, filesOf }
}

function opened<Store>(stores: Map<string, Store>, scope: string, open: () => Store): Store {
  const store = stores.get(scope) ?? open()
  stores.set(scope, store)
  return store
}

const nothing = JSON.stringify([[], [], []])

/** Has a video made, fetched and given a poster. */
async function makeOne({ clock }: ReturnType<typeof setUp>, page: VideoClient, id = 'one') {
  const task = await page.submit(request, { generationId: id })
  await settled()
  clock.advance(600_000)
  await page.poll(task)
  const file = await page.download(task)
  await page.posters.set(id, poster)
  await settled()
  return file
}

function ids({ generations }: VideoClient): string[] {
  return generations.list().map(({ id }) => id)
}

it('forgets records, requests, posters and videos, in all tabs, and nothing of another scope', async () => {
  const site = setUp()
  const [page, other, neighbour] = [site.open(), site.open(), site.open({ scope: 'bob' })]
  const file = await makeOne(site, page)
  await makeOne(site, neighbour, 'bobs')
  await other.files.find(file.taskId)
  const heard: string[] = []
  page.onClear(() => heard.push('page'))
  other.onClear(() => heard.push('other'))
  const before = await site.kept()
  const bobs = await site.kept('bob')

  await page.clear()
  await settled()

  expect(before).toContain(request.prompt)
  expect(await site.kept()).toBe(nothing)
  for (const tab of [page, other, site.open()]) {
    await settled()
    expect(ids(tab)).toEqual([])
    expect(tab.files.state(file.taskId)).toEqual({ status: 'absent' })
    expect(await tab.files.blob(file.fileId)).toBeUndefined()
    expect(await tab.posters.get('one')).toBeUndefined()
  }
  expect(heard).toEqual(['page', 'other'])
  expect(await site.kept('bob')).toBe(bobs)
  expect(ids(neighbour)).toEqual(['bobs'])
})

it('refuses while paid tasks of any tab have not ended, lists them, and forgets nothing', async () => {
  const site = setUp()
  const page = site.open()
  const { taskId } = await site.open().submit(request, { generationId: 'followed' })
  await makeOne(site, page, 'made')
  const lost = { ...request, prompt: '[fault:lost-answer]' }
  await site
    .open({ fetch: () => Promise.reject(new TypeError('Gone.')) })
    .submit(lost, { generationId: 'lost' })
    .catch(() => 0)
  const before = await site.kept()
  // Nothing has been told to this one yet.
  const fresh = site.open()

  const error = await fresh.clear().catch((reason: unknown) => reason)

  expect(error).toMatchObject({ name: 'VideoError', code: 'invalid_request', billed: 'no' })
  expect(String(error)).toContain(`(the submit of generation lost, task ${taskId})`)
  expect(error).toMatchObject({
    unsettled: [
      { id: 'lost', state: 'submit_unknown' },
      { id: 'followed', task: { taskId } },
    ],
  })
  expect(await site.kept()).toBe(before)
  expect(ids(fresh)).toHaveLength(3)
})

it('drops what waits without sending it', async () => {
  const site = setUp()
  const page = site.open({ parallel: 1 })
  await page.submit(request, { generationId: 'one' })
  const second = page.submit(request, { generationId: 'two' })
  const seen = expect(second).rejects.toMatchObject({ name: 'AbortError' })
  await settled()

  await page.clear({ force: true })
  await seen
  await settled()

  expect((await site.gateway.ledger()).billed).toBe(1)
  expect(await site.kept()).toBe(nothing)
})

it('keeps nothing of a submit that is under way, whose caller still gets its answer', async () => {
  const site = setUp()
  const answers: (() => void)[] = []
  const page = site.open({
    async fetch(sending) {
      const answer = await site.gateway.fetch(sending)
      await new Promise<void>((resolve) => answers.push(resolve))
      return answer
    },
  })
  const other = site.open()
  const submitted = page.submit(request, { generationId: 'one' })
  await settled()
  await expect(other.clear()).rejects.toMatchObject({ unsettled: [{ id: 'one' }] })

  await other.clear({ force: true })
  await settled()
  for (const answer of answers) answer()
  const { taskId } = await submitted
  await settled()

  expect(taskId).toBe((await site.gateway.ledger()).tasks[0]?.task_id)
  expect(await site.kept()).toBe(nothing)
  for (const tab of [page, other, site.open()]) expect(ids(tab)).toEqual([])
})

it('is usable afterwards: what is submitted then is kept, also under an id of before', async () => {
  const site = setUp()
  const [page, other] = [site.open(), site.open()]
  await makeOne(site, page)
  await page.clear()

  const { taskId } = await page.submit(request, { generationId: 'one' })
  await settled()
  const reloaded = site.open()
  await settled()

  for (const tab of [page, other, reloaded])
    expect(tab.generations.get('one')?.task?.taskId).toBe(taskId)
})

it('calls off a download that runs, in all tabs, and keeps nothing of it', async () => {
  const site = setUp()
  const opening: (() => void)[] = []
  const slow = async (sending: Request) => {
    const answer = await site.gateway.fetch(sending)
    if (sending.url.includes('download'))
      await new Promise<void>((resolve) => opening.push(resolve))
    return answer
  }
  const [page, other] = [site.open({ fetch: slow }), site.open({ fetch: slow })]
  const task = await page.submit(request)
  await settled()
  site.clock.advance(600_000)
  await page.poll(task)
  const downloads = [page.download(task), other.download(task)].map((one) =>
    one.catch((reason: unknown) => reason),
  )
  await settled()

  await page.clear()
  await settled()
  for (const open of opening) open()

  for (const reason of await Promise.all(downloads))
    expect(reason).toMatchObject({ name: 'AbortError' })
  await settled()
  expect(await site.kept()).toBe(nothing)
})

it('brings nothing back that another tab was still writing', async () => {
  const site = setUp()
  const page = site.open()
  await makeOne(site, page)
  const written: (() => Promise<void>)[] = []
  const store = site.storeOf('ann')
  const late = site.open({
    store: (scope) => ({
      ...site.storeOf(scope),
      set: (key, value) =>
        new Promise((resolve) => written.push(() => store.set(key, value).then(resolve))),
      // It hears of nothing.
      subscribe: () => () => undefined,
    }),
  })
  await settled()
  await late.submit(request, { generationId: 'late' })
  await settled()

  await page.clear({ force: true })
  for (const write of written) await write()
  const next = site.open()
  await settled()

  expect(written.length).toBeGreaterThan(0)
  expect(ids(next)).toEqual([])
  expect(await site.kept()).toBe(nothing)
})

it.each([
  ['by force', true],
  ['where nothing was unsettled', false],
])(
  'bills once an id that a tab takes which has not heard that all was forgotten (%s)',
  async (_, isForced) => {
    const site = setUp()
    const claims: (() => void)[] = []
    const page = site.open()
    const late = site.open({
      store: (scope) => ({
        ...site.storeOf(scope),
        // It knows nothing of the other tab, and hears of nothing.
        entries: () => Promise.resolve([]),
        subscribe: () => () => undefined,
        async claim(key, value) {
          await new Promise<void>((resolve) => claims.push(resolve))
          return site.storeOf(scope).claim(key, value)
        },
      }),
    })
    await makeOne(site, page)
    const submitted = late
      .submit(request, { generationId: 'one' })
      .catch((reason: unknown) => reason)
    await settled()

    await page.clear({ force: isForced })
    const before = (await site.gateway.ledger()).billed
    for (const claim of claims.splice(0)) claim()
    await settled()
    for (const claim of claims.splice(0)) claim()
    const outcome = await submitted

    expect(before).toBe(1)
    expect(outcome).toMatchObject(isForced ? { name: 'AbortError' } : { model: request.model })
    expect((await site.gateway.ledger()).billed).toBe(isForced ? 1 : 2)
    expect((await site.kept()) === nothing).toBe(isForced)
  },
)

it.each(['this', 'another'])(
  'brings nothing back by its undo after %s tab has forgotten all',
  async (tab) => {
    const site = setUp()
    const page = site.open()
    await makeOne(site, page)
    const undo = page.generations.remove('one')
    await settled()

    await (tab === 'this' ? page : site.open()).clear()
    await settled()
    undo()
    await settled()

    expect(ids(page)).toEqual([])
    expect(await site.kept()).toBe(nothing)
  },
)

it('says so where storage cannot be cleared, having forgotten everything in this page', async () => {
  const site = setUp()
  const fails = () => Promise.reject(new Error('The disk is broken.'))
  const broken = { isBroken: false }
  const page = site.open({
    store: (scope) => {
      const store = site.storeOf(scope)
      return { ...store, set: (key, value) => (broken.isBroken ? fails() : store.set(key, value)) }
    },
  })
  await makeOne(site, page)
  broken.isBroken = true

  await expect(page.clear()).rejects.toMatchObject({
    name: 'VideoError',
    code: 'network',
    billed: 'no',
    cause: { message: 'The disk is broken.' },
  })

  expect(ids(page)).toEqual([])
})

it('forgets all that was before, and nothing that came after, whenever three tabs do what', async () => {
  const act = fc.constantFrom('submit', 'edit', 'remove', 'stop')
  const step = fc.record({ act, tab: fc.nat(2), id: fc.constantFrom('a', 'b', 'c', 'd') })
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 8 }),
      fc.nat(2),
      async (scheduler, steps, clearing) => {
        const pages = openScheduledTabs(scheduler)
        const { tabs, idle } = pages
        // A page that has read nothing yet opens before or after.
        await idle()
        submitAll(tabs[0], ['a', 'b'])
        submitAll(tabs[1], ['c', 'd'])
        const acts = steps.map(async ({ act, tab, id }) => {
          await scheduler.schedule(Promise.resolve())
          const { generations } = tabs[tab] ?? tabs[0]
          if (act === 'submit') submitAll(tabs[tab] ?? tabs[0], [id])
          else if (act === 'edit')
            void generations.edit(id, { model: 'sora-2', prompt: `edited ${id}` })
          else if (act === 'stop') generations.stop(id)
          else generations.remove(id)
        })
        await scheduler.waitFor(Promise.all(acts))
        const cleared = tabs[clearing]?.clear({ force: true })
        submitAll(tabs[clearing] ?? tabs[0], ['new'])

        await idle()
        await cleared
        await idle()
        pages.reload(0)
        await idle()

        for (const tab of tabs) expect(ids(tab)).toEqual(['new'])
        const entries = JSON.stringify(await pages.entries())
        for (const id of ['a', 'b', 'c', 'd']) expect(entries).not.toContain(`/${id}"`)
        expect(new Set(pages.sent).size).toBe(pages.sent.length)
      },
    ),
    { numRuns: import.meta.env.VITE_FULL ? 10_000 : 60 },
  )
})

it('forgets nothing unasked where it cannot be read what is there', async () => {
  const site = setUp()
  const page = site.open()
  await page.submit(request, { generationId: 'one' })
  await settled()
  const store = { ...site.storeOf('ann'), entries: () => Promise.reject(new Error('No disk.')) }
  const next = site.open({ store: () => store })

  await expect(next.clear()).rejects.toMatchObject({ name: 'VideoError', billed: 'no' })

  expect(await site.kept()).toContain('one')
  expect(ids(page)).toEqual(['one'])
})
