import { afterEach, expect, it, vi } from 'vitest'
import { request, settled, setUpSite } from './site.test-helper.ts'
import type { VideoStore } from '../store/video-store.ts'

afterEach(() => void vi.restoreAllMocks())

it('knows after a reload what was asked for, and follows it to its end', async () => {
  const { clock, gateway, open } = setUpSite()
  await open().submit(request, { generationId: 'one' })

  const page = open()
  await settled()
  const restored = page.generations.get('one')
  clock.advance(3_600_000)
  const { task } = await page.poll(restored?.task ?? { taskId: '' })

  expect(restored).toMatchObject({
    id: 'one',
    state: 'following',
    request,
    task: { status: 'queued' },
  })
  expect(task.status).toBe('succeeded')
  expect(page.generations.get('one')).toMatchObject({ state: 'settled', task })
  expect((await gateway.ledger()).billed).toBe(1)
})

it('says at once that a task is gone, where a reload comes long after its submit', async () => {
  const { clock, gateway, open } = setUpSite()
  await open().submit(request, { generationId: 'one' })
  clock.advance(300_000)
  gateway.reset()

  const page = open()
  await settled()
  const task = page.generations.get('one')?.task ?? { taskId: '' }

  await expect(page.poll(task)).rejects.toMatchObject({ code: 'task_not_found' })
  expect(page.generations.get('one')).toMatchObject({
    state: 'stopped',
    error: { code: 'task_not_found' },
  })
})

it('shows what had ended, or was stopped, as it was', async () => {
  const { clock, open } = setUpSite()
  const first = open()
  for (const generationId of ['done', 'failed', 'stopped']) {
    const prompt = generationId === 'failed' ? '[fault:failed] a cat' : 'a cat'
    await first.submit({ model: 'sora-2', prompt }, { generationId })
  }
  first.generations.stop('stopped')
  clock.advance(3_600_000)
  for (const id of ['done', 'failed'])
    await first.poll(first.generations.get(id)?.task ?? { taskId: '' })
  await settled()

  const page = open()
  await settled()

  const states = page.generations.list().map(({ id, state, task }) => [id, state, task?.status])
  expect(new Map(states.map(([id, ...rest]) => [id, rest]))).toEqual(
    new Map([
      ['done', ['settled', 'succeeded']],
      ['failed', ['settled', 'failed']],
      ['stopped', ['stopped', 'queued']],
    ]),
  )
  const failed = page.generations.get('failed')?.task
  expect(failed).toMatchObject({ error: { name: 'VideoError', code: 'task_failed' } })
})

it('sends one POST for two tabs that hold the same id, and both get its task', async () => {
  const { gateway, open } = setUpSite()
  const [one, other] = [open(), open()]

  const tasks = await Promise.all(
    [one, other].map((tab) => tab.submit(request, { generationId: 'same' })),
  )

  expect(tasks[1]?.taskId).toBe(tasks[0]?.taskId)
  expect((await gateway.ledger()).billed).toBe(1)
})

it('sends nothing for an id that an earlier life of the page has sent', async () => {
  const { gateway, open } = setUpSite()
  const { taskId } = await open().submit(request, { generationId: 'same' })

  const again = await open().submit(request, { generationId: 'same' })

  expect(again.taskId).toBe(taskId)
  expect((await gateway.ledger()).billed).toBe(1)
})

it('tells other tabs what becomes of a generation', async () => {
  const { open } = setUpSite()
  const [one, other] = [open(), open()]
  await one.submit(request, { generationId: 'one' })
  await settled()
  const known = other.generations.get('one')?.state

  other.generations.stop('one')
  await settled()

  expect(known).toBe('following')
  expect(one.generations.get('one')?.state).toBe('stopped')
})

it('writes nothing, and tells nobody, where a poll has changed nothing', async () => {
  const { clock, gateway, store, open } = setUpSite()
  const set = vi.spyOn(store, 'set')
  // What is not kept must not look like news to the other tab.
  const fetch = async (sent: Request) => {
    const answer = (await (await gateway.fetch(sent)).json()) as object
    return Response.json({ ...answer, metadata: { note: 'not kept' } })
  }
  const tabs = [open({ fetch }), open({ fetch })]
  const { taskId } = await open().submit(request, { generationId: 'one' })
  await settled()
  const changes = vi.fn()
  for (const tab of tabs) {
    await tab.poll({ taskId })
    tab.generations.subscribe(changes)
  }
  await settled()
  set.mockClear()

  for (let poll = 0; poll < 3; poll++) {
    clock.advance(2_000)
    for (const tab of tabs) await tab.poll({ taskId })
    await settled()
  }

  expect(tabs.map(({ generations }) => generations.get('one')?.task?.status)).toEqual([
    'queued',
    'queued',
  ])
  expect(set).not.toHaveBeenCalled()
  expect(changes).not.toHaveBeenCalled()
})

it('does not know what became of a submit that a reload cut off, and does not send it again', async () => {
  const { gateway, open, store } = setUpSite()
  const never = new Promise<Response>(() => undefined)
  // A page that is closed is busy with nothing any more.
  const closed: VideoStore = { ...store, hold: () => () => undefined }
  void open({ fetch: () => never, store: () => closed }).submit(request, { generationId: 'one' })
  await settled()

  const page = open()
  await settled()

  expect(page.generations.get('one')).toMatchObject({
    state: 'submit_unknown',
    request,
    error: { code: 'network', billed: 'unknown', action: 'check_submission' },
  })
  expect((await gateway.ledger()).billed).toBe(0)
})

it('finds by itself the task of a submit that a reload cut off, where its server can tell', async () => {
  const { open, store } = setUpSite()
  const never = new Promise<Response>(() => undefined)
  const closed: VideoStore = { ...store, hold: () => () => undefined }
  void open({ fetch: () => never, store: () => closed }).submit(request, { generationId: 'one' })
  await settled()

  const headers = { 'idempotency-key': 'one' }
  const body = { task_id: 't', status: 'queued' }
  const page = open({ fetch: () => Promise.resolve(Response.json(body, { headers })) })
  await settled()

  expect(page.generations.get('one')).toMatchObject({ state: 'following', task: { taskId: 't' } })
})

it('keeps records small, without prompt, key and details', async () => {
  const { open, store } = setUpSite()
  const prompt = '海邊的小貓'.repeat(400)
  const tab = open({
    fetch: () =>
      Promise.resolve(
        Response.json({
          task_id: 't'.repeat(1_024),
          status: 'succeeded',
          url: `https://files.example/${'a'.repeat(1_800)}`,
          metadata: { note: 'n'.repeat(900) },
        }),
      ),
  })
  await tab.submit({ model: 'wanx-video-v1', prompt }, { generationId: 'one' })
  await settled()

  const record = JSON.stringify(await store.get('generation/one'))

  expect(new TextEncoder().encode(record).length).toBeLessThanOrEqual(2_048)
  expect(record).not.toMatch(/海邊|sk-canary|note/)
  expect(record).toContain('t'.repeat(1_024))
})

it('has no record without its request, whenever the page is closed', async () => {
  const { open, store } = setUpSite()
  const keys: string[] = []
  const closing: VideoStore = {
    ...store,
    claim: (key) => {
      keys.push(key)
      return new Promise(() => undefined)
    },
  }

  void open({ store: () => closing }).submit(request, { generationId: 'one' })
  await settled()

  expect(keys).toEqual(['request/one', 'generation/one'])
})

it('keeps no requests where that is not wanted', async () => {
  const { open } = setUpSite()
  await open({ keepRequests: false }).submit(request, { generationId: 'one' })

  const page = open()
  await settled()

  expect(page.generations.get('one')).toMatchObject({ state: 'following', model: 'sora-2' })
  expect(page.generations.get('one')?.request).toBeUndefined()
})

it.each([
  ['null', null],
  ['a text', 'video'],
  ['a list', [1]],
  ['a record of a later version', { version: 2, id: 'bad' }],
  [
    'an unknown state',
    { version: 1, id: 'bad', state: 'x', model: 'm', createdAt: 0, waitingSince: 0 },
  ],
])('sets aside what is no record: %s', async (_, value) => {
  const { open, store } = setUpSite()
  await open().submit(request, { generationId: 'good' })
  await store.set('generation/bad', value)

  const page = open()
  await settled()

  expect(page.generations.list().map(({ id }) => id)).toEqual(['good'])
  expect(await store.get('generation/bad')).toEqual(value)
})

it('sends nothing for an id of which an unreadable record is kept', async () => {
  const { gateway, open, store } = setUpSite()
  await store.set('generation/one', { version: 2 })
  const page = open()

  await expect(page.submit(request, { generationId: 'one' })).rejects.toMatchObject({
    code: 'network',
    billed: 'unknown',
  })

  expect(page.generations.get('one')?.state).toBe('submit_unknown')
  expect((await gateway.ledger()).billed).toBe(0)
})

it.each([
  ['a script', [{ kind: 'link', url: 'javascript:alert(1)' }]],
  ['an object URL', [{ kind: 'link', url: 'blob:https://gateway.example/1' }]],
  ['nothing', []],
  ['a text', 'x'],
])('asks again for a finished task whose sources are %s', async (_, sources) => {
  const { gateway, open, store } = setUpSite()
  const { taskId } = await open().submit(request, { generationId: 'one' })
  gateway.advance(3_600_000)
  await settled()
  const task = { taskId, status: 'succeeded', format: 'mp4', sources }
  const record = { ...((await store.get('generation/one')) as object), state: 'settled', task }
  await store.set('generation/one', record)

  const page = open()
  await settled()
  const restored = page.generations.get('one')
  await page.poll({ taskId })

  expect(restored).toMatchObject({ state: 'following', task: { taskId, status: 'queued' } })
  expect(page.generations.get('one')?.task).toMatchObject({ sources: [{ kind: 'download' }] })
})

const hangs = () => new Promise<never>(() => undefined)
const fails = () => Promise.reject(new Error('The quota is exceeded.'))

it.each([
  ['fails', fails],
  ['hangs', hangs],
])('goes on in memory, after one warning, where storage %s', async (_, work) => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const { clock, gateway, open } = setUpSite({
    entries: work,
    get: work,
    claim: work,
    set: work,
    delete: work,
    hold: () => () => undefined,
    whenFree: () => Promise.resolve(),
    subscribe: () => () => undefined,
  })
  const page = open()

  const task = await clock.runUntil(page.submit(request, { generationId: 'one' }))
  const other = await clock.runUntil(page.submit(request, { generationId: 'two' }))

  expect(page.generations.get('one')).toMatchObject({ state: 'following', task })
  expect(other.taskId).not.toBe(task.taskId)
  expect((await gateway.ledger()).billed).toBe(2)
  expect(warn).toHaveBeenCalledTimes(1)
})

it.each(['get', 'set', 'delete', 'entries'] as const)(
  'goes on in memory, after one warning, where %s alone never settles',
  async (method) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const { clock, store, open } = setUpSite()
    await open().submit(request, { generationId: 'earlier' })
    const page = open({ store: () => ({ ...store, [method]: hangs }) })

    const { taskId } = await clock.runUntil(page.submit(request, { generationId: 'one' }))
    page.generations.remove('one')
    await clock.pass(10_000)
    // Of an earlier life: it is looked up, and nothing hangs with the storage.
    const earlier = page
      .submit(request, { generationId: 'earlier' })
      .catch((error: unknown) => error)
    await clock.runUntil(earlier)

    expect(taskId).toMatch(/^video_/)
    expect(warn).toHaveBeenCalledTimes(1)
  },
)

it('keeps the id of what was removed for as long as a page may still send it, and not for ever', async () => {
  const { clock, open, store } = setUpSite()
  const page = open()
  await page.submit(request, { generationId: 'one' })
  page.generations.remove('one')
  await settled()
  const keysAfter = async (days: number) => {
    clock.advance(days * 24 * 3_600_000)
    open()
    await settled()
    return (await store.entries()).map(([key]) => key)
  }

  expect(await keysAfter(90)).toEqual(['generation/one'])
  expect(await keysAfter(1)).toEqual([])
})

it('says that a submit may be billed where its caller aborts on the way', async () => {
  const never = new Promise<Response>(() => undefined)
  const page = setUpSite().open({ fetch: () => never })
  const controller = new AbortController()
  const intent = { generationId: 'one', signal: controller.signal }
  const submit = page.submit(request, intent)
  await settled()

  controller.abort()

  await expect(submit).rejects.toMatchObject({ name: 'AbortError' })
  expect(page.generations.get('one')).toMatchObject({
    state: 'submit_unknown',
    error: { name: 'VideoError', code: 'network', billed: 'unknown' },
  })
})

it('keeps an end of which another tab has not heard', async () => {
  const { clock, store, open } = setUpSite()
  const page = open()
  const task = await page.submit(request, { generationId: 'one' })
  const deaf = open({ store: () => ({ ...store, subscribe: () => () => undefined }) })
  await settled()
  clock.advance(600_000)
  await page.poll(task)
  await settled()

  deaf.generations.stop('one')
  await settled()

  expect(page.generations.get('one')).toMatchObject({
    state: 'settled',
    task: { status: 'succeeded' },
  })
})

it('keeps nothing of a prompt that is imported where requests are not kept', async () => {
  const { store, open } = setUpSite()
  const elsewhere = setUpSite().open()
  await elsewhere.submit(request, { generationId: 'one' })
  const page = open({ keepRequests: false })

  page.generations.import(elsewhere.generations.export())
  await settled()

  expect(page.generations.get('one')?.request).toEqual(request)
  expect(JSON.stringify(await store.entries())).not.toContain(request.prompt)
})

it('imports what was still being sent as unknown, and each generation once', async () => {
  const never = new Promise<Response>(() => undefined)
  const elsewhere = setUpSite().open({ fetch: () => never })
  void elsewhere.submit(request, { generationId: 'one' })
  await settled()
  const { version, generations } = elsewhere.generations.export()
  const page = setUpSite().open()

  const count = page.generations.import({ version, generations: [...generations, ...generations] })

  expect(count).toBe(1)
  expect(page.generations.list()).toMatchObject([{ id: 'one', state: 'submit_unknown' }])
})

it('keeps what a generation became last, though what was written before takes longer', async () => {
  const { open, store } = setUpSite()
  const ends: (() => void)[] = []
  const slow: VideoStore = {
    ...store,
    async set(key, value) {
      if (ends.length === 0) await new Promise<void>((resolve) => ends.push(resolve))
      await store.set(key, value)
    },
  }
  const page = open({ store: () => slow })
  await page.submit(request, { generationId: 'one' })
  page.generations.stop('one')
  await settled()
  for (const end of ends) end()
  await settled()

  const next = open()
  await settled()

  expect(next.generations.get('one')?.state).toBe('stopped')
})

it('does not lose a paid task to a tab that does not know of it', async () => {
  const { open, store } = setUpSite()
  const page = open()
  const task = await page.submit(request, { generationId: 'one' })
  await settled()

  const { version, id, model, createdAt, waitingSince } = (await store.get(
    'generation/one',
  )) as Record<string, unknown>
  const unknown = { version, id, model, createdAt, waitingSince, state: 'submit_unknown' }
  await store.set('generation/one', unknown)
  await settled()

  expect(page.generations.get('one')).toMatchObject({ state: 'following', task })
})

it('sends nothing again that it knows of, though storage has failed since', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const { gateway, open, store } = setUpSite()
  const { taskId } = await open().submit(request, { generationId: 'one' })
  const page = open()
  await settled()
  for (const method of ['get', 'claim', 'set', 'delete', 'entries'] as const)
    vi.spyOn(store, method).mockImplementation(fails)

  const again = await page.submit(request, { generationId: 'one' })

  expect(again.taskId).toBe(taskId)
  expect((await gateway.ledger()).billed).toBe(1)
})

it('tells every tab that submits one id why it was refused', async () => {
  const { open } = setUpSite()
  const refused = { model: 'sora-2', prompt: '[fault:quota] a cat' } as const

  const submits = [open(), open()].map((page) => page.submit(refused, { generationId: 'one' }))
  const results = await Promise.allSettled(submits)

  expect(results).toMatchObject([
    { reason: { code: 'insufficient_quota', billed: 'no' } },
    { reason: { code: 'insufficient_quota', billed: 'no' } },
  ])
})

it('sends nothing for the id of one that was imported with its answer unknown', async () => {
  const never = new Promise<Response>(() => undefined)
  const elsewhere = setUpSite().open({ fetch: () => never })
  void elsewhere.submit(request, { generationId: 'one' })
  await settled()
  const { gateway, open } = setUpSite()
  const page = open()
  page.generations.import(elsewhere.generations.export())

  await expect(page.submit(request, { generationId: 'one' })).rejects.toMatchObject({
    billed: 'unknown',
    action: 'check_submission',
  })
  expect((await gateway.ledger()).billed).toBe(0)
})
