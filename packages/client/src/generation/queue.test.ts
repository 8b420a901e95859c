import { afterEach, expect, it, vi } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { request, settled, setUpSite } from './site.test-helper.ts'
import type { VideoClient, VideoClientOptions } from '../video-client.ts'

afterEach(() => void vi.unstubAllGlobals())

const prompts = ['one', 'two', 'three', 'four', 'five'] as const

/** A site whose pages send two at once, with what they have sent. */
function setUp(options: Partial<VideoClientOptions> = {}) {
  const site = setUpSite()
  const sent: string[] = []
  const open = (more: Partial<VideoClientOptions> = {}) =>
    site.open({
      parallel: 2,
      async fetch(sending) {
        if (sending.method === 'POST') {
          const { prompt } = (await sending.clone().json()) as { prompt: string }
          sent.push(prompt)
        }
        return site.gateway.fetch(sending)
      },
      ...options,
      ...more,
    })
  return { ...site, open, sent }
}

/** Submits without waiting; the id is the prompt. */
function enqueue(page: VideoClient, names: readonly string[] = prompts): Promise<unknown[]> {
  const submits = names.map((prompt) =>
    page
      .submit({ model: 'sora-2', prompt }, { generationId: prompt })
      .catch((error: unknown) => error),
  )
  return Promise.all(submits)
}

function states(page: VideoClient): Record<string, string> {
  return Object.fromEntries(page.generations.list().map(({ id, state }) => [id, state]))
}

/** Polls a generation's task when it is done. */
async function finish({ clock }: ReturnType<typeof setUp>, page: VideoClient, id: string) {
  clock.advance(600_000)
  const task = page.generations.get(id)?.task
  if (!task) throw new Error(`${id} has no task.`)
  await page.poll(task)
  await settled()
}

it('sends two at once, and the others in their turn, first in, first out', async () => {
  const site = setUp()
  const page = site.open()
  const submits = enqueue(page)
  await settled()
  const atFirst = states(page)

  await finish(site, page, 'two')
  const afterOne = [...site.sent]
  for (const id of ['one', 'three', 'four']) await finish(site, page, id)
  const tasks = await submits

  expect(atFirst).toEqual({
    one: 'following',
    two: 'following',
    three: 'waiting',
    four: 'waiting',
    five: 'waiting',
  })
  expect(afterOne).toEqual(['one', 'two', 'three'])
  expect(site.sent).toEqual(prompts)
  expect(tasks.map((task) => (task as { taskId: string }).taskId)).toEqual(
    prompts.map((id) => page.generations.get(id)?.task?.taskId),
  )
  expect((await site.gateway.ledger()).billed).toBe(5)
})

it('does not make room for a refused submit, a stopped one or a lost one', async () => {
  const { open, sent } = setUp()
  const page = open()
  void enqueue(page, ['[fault:quota] a', '[fault:lost-answer] b', 'c', 'd', 'e'])
  await settled()

  page.generations.stop('c')
  await settled()

  expect(sent).toHaveLength(5)
  expect(states(page)).toMatchObject({ c: 'stopped', d: 'following', e: 'following' })
})

it('counts the time of a task from when it was sent, not from the click', async () => {
  const site = setUp()
  const page = site.open()
  void enqueue(page, ['one', 'two', 'three'])
  await settled()
  const clicked = site.clock.now()

  await finish(site, page, 'one')

  expect(page.generations.get('three')).toMatchObject({
    // No two have the same moment, so that their order lasts.
    createdAt: clicked + 2,
    submittedAt: clicked + 600_000,
    waitingSince: clicked + 600_000,
  })
})

it('keeps its order, first in, first out, though the clock is set back', async () => {
  const site = setUp({ parallel: 1 })
  const page = site.open()
  const other = site.open()
  void enqueue(page, ['one', 'two'])
  await settled()
  site.clock.set(-3_600_000)
  void enqueue(other, ['three'])
  await settled()
  void enqueue(page, ['four'])
  await settled()

  for (const id of ['one', 'two', 'three']) {
    page.generations.stop(id)
    await settled()
  }

  expect(site.sent).toEqual(['one', 'two', 'three', 'four'])
})

it('sends what a waiting one was edited to, and leaves one that was sent alone', async () => {
  const site = setUp()
  const page = site.open()
  void enqueue(page, ['one', 'two', 'three'])
  await settled()

  const edited = await page.generations.edit('three', { model: 'wanx-video-v1', prompt: 'drei' })
  const late = await page.generations.edit('one', { model: 'sora-2', prompt: 'eins' })
  const shown = page.generations.get('three')?.model
  await finish(site, page, 'one')

  expect([edited, late]).toEqual([true, false])
  expect(shown).toBe('wanx-video-v1')
  expect(site.sent).toEqual(['one', 'two', 'drei'])
  expect(page.generations.get('three')).toMatchObject({
    model: 'wanx-video-v1',
    request: { prompt: 'drei' },
    state: 'following',
  })
})

it('refuses an edit that cannot be written down', async () => {
  const page = setUp().open({ parallel: 1 })
  void enqueue(page, ['one', 'two'])
  const circular: Record<string, unknown> = {}
  circular.self = circular

  await expect(page.generations.edit('two', { ...request, extra: circular })).rejects.toMatchObject(
    { code: 'invalid_request' },
  )
  await settled()
})

it('never sends one that was removed while it waited, and takes that back', async () => {
  const site = setUp()
  const page = site.open()
  const submits = enqueue(page, ['one', 'two', 'three', 'four'])
  await settled()

  const undo = page.generations.remove('three')
  page.generations.remove('four')
  undo()
  await settled()
  await finish(site, page, 'one')
  await finish(site, page, 'two')

  expect((await submits)[3]).toMatchObject({ name: 'AbortError' })
  expect(site.sent).toEqual(['one', 'two', 'three'])
  expect((await site.store.entries()).map(([key]) => key)).not.toContain('waiting/four')
})

it('leaves the queue where the caller aborts', async () => {
  const site = setUp()
  const page = site.open({ parallel: 1 })
  void enqueue(page, ['one'])
  const controller = new AbortController()
  const submit = page.submit(request, { generationId: 'two', signal: controller.signal })
  await settled()

  const reason = new Error('They thought better of it.')
  controller.abort(reason)

  await expect(submit).rejects.toBe(reason)
  await settled()
  expect(states(page)).toEqual({ one: 'following' })
  expect(states(site.open())).toEqual({})
})

it('goes on with the queue after a reload, in its order', async () => {
  const site = setUp()
  // A page that is closed is busy with nothing any more, and hears nothing.
  const nothing = () => () => undefined
  const closed = { ...site.store, hold: nothing, subscribe: nothing }
  void enqueue(site.open({ store: () => closed }))
  await settled()

  const page = site.open()
  await settled()
  const restored = states(page)
  for (const id of prompts.slice(0, 3)) await finish(site, page, id)

  expect(restored).toEqual({
    one: 'following',
    two: 'following',
    three: 'waiting',
    four: 'waiting',
    five: 'waiting',
  })
  expect(site.sent).toEqual(prompts)
  expect((await site.gateway.ledger()).billed).toBe(5)
})

it('shows a queue in every tab, and lets each of them edit and remove', async () => {
  const site = setUp()
  const [page, other] = [site.open(), site.open()]
  void enqueue(page)
  await settled()
  const shown = states(other)

  void other.generations.edit('three', { model: 'sora-2', prompt: 'drei' })
  other.generations.remove('four')
  await settled()
  const then = states(page)
  for (const id of ['one', 'two']) await finish(site, page, id)

  expect(shown).toMatchObject({ three: 'waiting', four: 'waiting', five: 'waiting' })
  expect(then).toMatchObject({ three: 'waiting', five: 'waiting' })
  expect(then).not.toHaveProperty('four')
  expect(site.sent).toEqual(['one', 'two', 'drei', 'five'])
})

it('keeps a queue to the page where requests are not kept', async () => {
  const site = setUp({ keepRequests: false })
  const page = site.open()
  void enqueue(page, ['one', 'two', 'secret'])
  await settled()
  const kept = JSON.stringify(await site.store.entries())

  await finish(site, page, 'one')

  expect(kept).not.toContain('secret')
  expect(site.sent).toEqual(['one', 'two', 'secret'])
})

it('leaves no request behind of one that waited once it is removed', async () => {
  const site = setUp()
  const [page, other] = [site.open({ parallel: 1 }), site.open({ parallel: 1 })]
  void enqueue(page, ['one', 'two'])
  await settled()
  await finish(site, page, 'one')
  await finish(site, page, 'two')

  page.generations.remove('one')
  other.generations.remove('two')
  await settled()

  const keys = (await site.store.entries()).map(([key]) => key)
  expect(keys.sort()).toEqual(['generation/one', 'generation/two'])
})

it('sends nothing of a queue whose storage has broken down: another page may send it too', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  const site = setUp()
  const page = site.open()
  void enqueue(page, ['one', 'two', 'three', 'four'])
  await settled()
  for (const method of ['get', 'claim', 'set', 'delete', 'entries'] as const)
    vi.spyOn(site.store, method).mockRejectedValue(new Error('The quota is exceeded.'))

  await finish(site, page, 'one')
  await finish(site, page, 'two')

  expect(site.sent).toEqual(['one', 'two'])
  expect(page.generations.get('three')).toMatchObject({
    state: 'settled',
    request: { prompt: 'three' },
    error: { code: 'network', billed: 'no', action: 'generate_again' },
  })
})

it('sends nothing of the queue while offline, and refuses a press at once', async () => {
  const site = setUp()
  const page = site.open()
  void enqueue(page, ['one', 'two', 'three'])
  await settled()

  vi.stubGlobal('navigator', { onLine: false })
  page.generations.stop('one')
  const pressed = page.submit(request, { generationId: 'pressed' })
  await expect(pressed).rejects.toMatchObject({ code: 'offline', billed: 'no' })
  const offline = states(page)
  vi.stubGlobal('navigator', { onLine: true })
  site.clock.advance(5_000)
  await settled()

  expect(offline).toMatchObject({ three: 'waiting', pressed: 'settled' })
  expect(states(page)).toMatchObject({ three: 'following' })
  expect(site.sent).toEqual(['one', 'two', 'three'])
})

it('leaves those that wait out of an export', async () => {
  const page = setUp().open()
  void enqueue(page, ['one', 'two', 'three'])
  await settled()

  const { generations } = page.generations.export()

  expect(generations).toMatchObject([{ id: 'two' }, { id: 'one' }])
})

it.each([0, -1, NaN])('refuses a queue that sends %s at once', (parallel) => {
  expect(() => createVideoClient({ baseUrl: 'https://gateway.example/v1', parallel })).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  )
})

it('sends nothing again under the id of one that was sent and removed, in another life of the page', async () => {
  const site = setUp()
  const page = site.open()
  void enqueue(page, ['one'])
  await settled()
  page.generations.remove('one')
  await settled()

  const next = site.open()
  await settled()
  await expect(next.submit(request, { generationId: 'one' })).rejects.toMatchObject({
    name: 'AbortError',
  })

  expect(site.sent).toEqual(['one'])
})

it.each(['first in line', 'waiting'])(
  'sends nothing for a caller that aborts at once, %s',
  async (place) => {
    const site = setUp()
    const page = site.open({ parallel: 1 })
    if (place === 'waiting') void enqueue(page, ['one'])
    await settled()
    const sent = site.sent.length
    const controller = new AbortController()
    const submit = page.submit(request, { generationId: 'x', signal: controller.signal })
    controller.abort()

    await expect(submit).rejects.toMatchObject({ name: 'AbortError' })
    await settled()
    expect(site.sent).toHaveLength(sent)
    expect(page.generations.get('x')).toBeUndefined()
  },
)

it('looks at what other pages have under way before it sends', async () => {
  const site = setUp({ parallel: 1 })
  void enqueue(site.open(), ['one', 'two'])
  await settled()

  const other = site.open()
  void enqueue(other, ['three'])
  await settled()

  expect(site.sent).toEqual(['one'])
  expect(states(other)).toMatchObject({ two: 'waiting', three: 'waiting' })
})

it('sends no edit that came after another tab had sent it, not even in a later life', async () => {
  const site = setUp({ parallel: 1 })
  const held: (() => void)[] = []
  const slow = {
    ...site.store,
    set: (key: string, value: unknown) =>
      key.startsWith('waiting/')
        ? new Promise<void>((done) => held.push(() => void site.store.set(key, value).then(done)))
        : site.store.set(key, value),
  }
  const [editor, page] = [site.open({ store: () => slow }), site.open()]
  await settled()
  void enqueue(page, ['one', 'two'])
  await settled()
  const inTime = editor.generations.edit('two', { model: 'sora-2', prompt: 'zwei' })
  page.generations.stop('one')
  await settled()
  for (const write of held) write()
  await settled()
  page.generations.stop('two')
  page.generations.remove('two')
  await settled()

  site.open()
  await settled()

  expect(site.sent).toEqual(['one', 'two'])
  expect(await inTime).toBe(false)
})

/** A page with one on its way and one that waits, which hears nothing of what another page does. */
async function setUpDeaf() {
  const site = setUp({ parallel: 1 })
  const page = site.open({ store: () => ({ ...site.store, subscribe: () => () => undefined }) })
  void enqueue(page, ['one', 'two'])
  await settled()
  const other = site.open()
  await settled()
  return { ...site, page, other }
}

it('sends, and shows, what another tab has made of one that waited', async () => {
  const { page, other, sent } = await setUpDeaf()
  await other.generations.edit('two', { model: 'sora-2', prompt: 'zwei' })

  page.generations.stop('one')
  await settled()

  expect(sent).toEqual(['one', 'zwei'])
  expect(page.generations.get('two')).toMatchObject({
    state: 'following',
    request: { prompt: 'zwei' },
  })
})

it('sends nothing that another tab has removed from the queue, and leaves its id free', async () => {
  const { page, other, sent, store } = await setUpDeaf()
  other.generations.remove('two')
  await settled()

  page.generations.stop('one')
  await settled()
  const sentThen = [...sent]
  const shown = states(page)
  const keys = (await store.entries()).map(([key]) => key)
  await page.submit(request, { generationId: 'two' })

  expect(sentThen).toEqual(['one'])
  expect(shown).toEqual({ one: 'stopped' })
  expect(keys.sort()).toEqual(['generation/one', 'request/one'])
  expect(sent).toEqual(['one', request.prompt])
})

it('sends at once what waited in a page that closes, where there is room', async () => {
  const site = setUp({ parallel: 1 })
  const releases: (() => void)[] = []
  const hold = (key: string) => {
    const release = site.store.hold(key)
    releases.push(release)
    return release
  }
  const nothing = () => () => undefined
  void enqueue(site.open({ store: () => ({ ...site.store, hold, subscribe: nothing }) }), [
    'one',
    'two',
  ])
  await settled()
  const other = site.open({ parallel: 2 })
  await settled()
  const shown = states(other)

  for (const release of releases) release()
  await settled()

  expect(shown).toEqual({ one: 'following', two: 'waiting' })
  expect(states(other)).toEqual({ one: 'following', two: 'following' })
  expect(site.sent).toEqual(['one', 'two'])
})

it('sends nothing for a caller that aborts while storage is asked, and may send it later', async () => {
  const site = setUp()
  const { claim } = site.store
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  vi.spyOn(site.store, 'claim').mockImplementation(async (key, value) => {
    await answered
    return claim(key, value)
  })
  const page = site.open()
  const controller = new AbortController()
  const intent = { generationId: 'one', signal: controller.signal }
  const submit = page.submit({ model: 'sora-2', prompt: 'one' }, intent)
  await settled()
  controller.abort()
  answer()
  await expect(submit).rejects.toMatchObject({ name: 'AbortError' })
  await settled()
  const kept = await site.store.entries()

  await page.submit({ model: 'sora-2', prompt: 'again' }, { generationId: 'one' })

  expect(kept).toEqual([])
  expect(site.sent).toEqual(['again'])
})

it('takes a removal back once, and not where it has come back another way', async () => {
  const site = setUp()
  const page = site.open()
  void enqueue(page, ['one', 'two', 'three'])
  await settled()
  const undo = page.generations.remove('three')
  undo()
  await finish(site, page, 'one')

  undo()
  await settled()

  expect(states(page)).toMatchObject({ three: 'following' })
  expect(site.sent).toEqual(['one', 'two', 'three'])
})

it('shows one that was sent but still stands in the queue as what it became', async () => {
  const site = setUp()
  void enqueue(site.open(), ['one'])
  await settled()
  const record = (await site.store.get('generation/one')) as object
  await site.store.set('waiting/one', { ...record, request })
  await site.store.set('waiting/unreadable', { ...record, id: 'unreadable' })

  const next = site.open({ parallel: 1 })
  await settled()

  expect(states(next)).toEqual({ one: 'following' })
  expect((await site.store.entries()).map(([key]) => key)).not.toContain('waiting/one')
})

it('waits a moment for storage that answers others, then sends', async () => {
  const site = setUp()
  const page = site.open({
    store: () => ({ ...site.store, entries: () => new Promise(() => undefined) }),
  })
  const start = site.clock.now()

  await site.clock.runUntil(page.submit(request))

  expect(site.clock.now() - start).toBeLessThan(2_000)
})

it('goes on with the queue each time the network is back', async () => {
  const site = setUp({ parallel: 1 })
  const page = site.open()
  void enqueue(page, ['one', 'two', 'three'])
  await settled()

  for (const id of ['one', 'two']) {
    vi.stubGlobal('navigator', { onLine: false })
    page.generations.stop(id)
    vi.stubGlobal('navigator', { onLine: true })
    site.clock.advance(5_000)
    await settled()
  }

  expect(site.sent).toEqual(['one', 'two', 'three'])
})

it('sends nothing of a queue that storage does not give in time', async () => {
  const site = setUp({ parallel: 1 })
  const page = site.open()
  void enqueue(page, ['one', 'two'])
  await settled()
  vi.spyOn(site.store, 'get').mockReturnValue(new Promise(() => undefined))

  page.generations.stop('one')
  await site.clock.pass(20_000)

  expect(site.sent).toEqual(['one'])
  expect(page.generations.get('two')).toMatchObject({ state: 'settled', error: { billed: 'no' } })
})

it('brings back what was removed from the queue while another tab was sending it', async () => {
  const site = setUp({ parallel: 1 })
  const never = new Promise<Response>(() => undefined)
  const answers = [site.gateway.fetch, () => never]
  const page = site.open({ fetch: (sending) => answers.shift()?.(sending) ?? never })
  void enqueue(page, ['one', 'two'])
  await settled()
  const deaf = site.open({ store: () => ({ ...site.store, subscribe: () => () => undefined }) })
  await settled()
  page.generations.stop('one')
  await settled()
  const before = states(deaf)

  deaf.generations.remove('two')
  await settled()

  expect(before).toMatchObject({ two: 'waiting' })
  expect(states(deaf)).toMatchObject({ two: 'sending' })
})
