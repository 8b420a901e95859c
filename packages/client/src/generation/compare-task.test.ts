import { describe, expect, it, vi } from 'vitest'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import { customModel } from '../request/video-request.ts'
import { setUpSite, settled } from './site.test-helper.ts'

const request = { model: 'sora-2', prompt: 'a cat in a garden', durationSeconds: 8 } as const
const shorter = [{ field: 'durationSeconds', asked: 8, made: 4 }]

/** A site whose gateway tells one of these in `metadata` with each answer, and then nothing any more. */
function setUpTellingSite(...told: (object | undefined)[]) {
  const store = memoryVideoStore()
  const { clock, gateway, open } = setUpSite(store)
  const fetch = async (sent: Request) => {
    const answer = (await (await gateway.fetch(sent)).json()) as object
    return Response.json({ ...answer, metadata: told.shift() })
  }
  return { clock, gateway, store, open: (options?: object) => open({ fetch, ...options }) }
}

it('says what the answer to a submit tells, and keeps saying it', async () => {
  const { clock, open } = setUpTellingSite({ seconds: '4' })
  const client = open()
  const task = await client.submit(request, { generationId: 'one' })

  const retrieved = await client.retrieve(task)
  clock.advance(3_600_000)
  const polled = await client.poll(task)

  expect(task.differences).toEqual(shorter)
  expect(retrieved.differences).toEqual(shorter)
  expect(polled.task).toMatchObject({ status: 'succeeded', differences: shorter })
  expect(client.generations.get('one')?.task?.differences).toEqual(shorter)
})

it('says what a later answer tells, and lets the last word count', async () => {
  const { clock, open } = setUpTellingSite(
    undefined,
    { seconds: '4' },
    { seconds: '12' },
    { seconds: '8' },
  )
  const client = open()
  const submitted = await client.submit(request, { generationId: 'one' })
  const differences = [submitted.differences]

  for (let poll = 0; poll < 3; poll++) {
    clock.advance(2_000)
    differences.push((await client.poll(submitted)).task.differences)
  }

  expect(differences).toEqual([
    undefined,
    shorter,
    [{ field: 'durationSeconds', asked: 8, made: 12 }],
    undefined,
  ])
  expect(client.generations.get('one')?.task).not.toHaveProperty('differences')
})

it('changes nothing where a poll tells the same again', async () => {
  const { clock, store, open } = setUpTellingSite(...Array<object>(5).fill({ seconds: '4' }))
  const client = open()
  const task = await client.submit(request, { generationId: 'one' })
  clock.advance(2_000)
  await client.poll(task)
  await settled()
  const before = client.generations.get('one')
  const [changes, set] = [vi.fn(), vi.spyOn(store, 'set')]
  client.generations.subscribe(changes)

  for (let poll = 0; poll < 3; poll++) {
    clock.advance(2_000)
    await client.poll(task)
  }
  await settled()

  expect(client.generations.get('one')).toBe(before)
  expect(changes).not.toHaveBeenCalled()
  expect(set).not.toHaveBeenCalled()
})

it('says it in another tab and after a reload, and keeps it where polls fail', async () => {
  const { open } = setUpTellingSite({ seconds: '4' })
  const other = open()
  const { taskId } = await open().submit(request, { generationId: 'one' })
  await settled()

  const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  const reloaded = open({ fetch })
  await settled()
  const restored = reloaded.generations.get('one')?.task
  await reloaded.poll({ taskId })
  await settled()

  expect(restored?.differences).toEqual(shorter)
  for (const { generations } of [reloaded, other])
    expect(generations.get('one')?.task?.differences).toEqual(shorter)
  expect((await other.retrieve({ taskId })).differences).toEqual(shorter)
})

it('says it of a submit whose answer was lost', async () => {
  const { gateway, open } = setUpTellingSite()
  const client = open({
    async fetch(sent: Request) {
      if (sent.method === 'POST')
        await gateway.fetch(sent).then(() => Promise.reject(new TypeError()))
      const key = new URL(sent.url).searchParams.get('idempotency_key') ?? ''
      const answer = { task_id: 'video_1', status: 'queued', seconds: '4' }
      return Response.json(answer, { headers: { 'idempotency-key': key } })
    },
  })

  await client.submit(request, { generationId: 'one' }).catch(() => undefined)
  await settled()

  expect(client.generations.get('one')?.task?.differences).toEqual(shorter)
})

it('compares nothing where nobody knows what was asked', async () => {
  const { open } = setUpTellingSite(undefined, { seconds: '4' })
  const { taskId } = await open().submit(request)

  const stranger = open({ store: memoryVideoStore })

  expect(await stranger.retrieve({ taskId })).toMatchObject({
    details: { metadata: { seconds: '4' } },
  })
  expect(stranger.generations.list()).toEqual([])
  expect(await stranger.retrieve({ taskId })).not.toHaveProperty('differences')
})

it.each([
  [shorter, shorter],
  [undefined, undefined],
  [[], undefined],
  ['8', undefined],
  [[{ field: 'prompt', asked: 'a', made: 'b' }], undefined],
  [[{ field: 'seed', asked: 7, made: { toString: 1 } }], undefined],
  [[{ field: 'size', asked: 'x'.repeat(65), made: '1280x720' }], undefined],
  [Array(7).fill(shorter[0]), undefined],
])('reads %j in a record as %j, and the rest of it', async (written, read) => {
  const { open } = setUpTellingSite({ seconds: '4' })
  const page = open()
  await page.submit(request, { generationId: 'one' })
  const { generations } = page.generations.export()
  const record = { ...(generations[0] as object), differences: written }

  const other = open({ store: memoryVideoStore })
  other.generations.import({ version: 1, generations: [record] })

  expect(other.generations.get('one')).toMatchObject({
    state: 'following',
    task: { rawStatus: 'submitted' },
  })
  expect(other.generations.get('one')?.task?.differences).toEqual(read)
})

it('keeps a record below 2 KB, and leaves out what differs before the task', async () => {
  let length = 1_400
  const page = setUpTellingSite().open({
    fetch() {
      const url = `https://files.example/${'a'.repeat((length += 20))}`
      const answer = { task_id: `video_${length}`, status: 'succeeded', seconds: '4', url }
      return Promise.resolve(Response.json(answer))
    },
  })
  const ids = Array.from({ length: 25 }, (_, index) => `generation_${index}`)
  for (const generationId of ids) await page.submit(request, { generationId })

  const records = page.generations.export().generations.map((record) => {
    return { ...(record as { task?: object; differences?: object }), request: undefined }
  })
  const kept = new Set(records.map(({ task, differences }) => `${!!task} ${!!differences}`))

  expect(kept).toEqual(new Set(['true true', 'true false', 'false false']))
  for (const record of records)
    expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThanOrEqual(2_048)
})

describe('how many videos there are', () => {
  const veo = { model: 'veo-3.1-generate-preview', prompt: 'a cat', count: 3 } as const
  const fewer = [{ field: 'count', asked: 3, made: 2 }]
  const links = ['a', 'b', 'c', 'd'].map((name) => `https://files.example/${name}.mp4`)
  const done = (url: unknown) => ({ task_id: 'op_1', status: 'succeeded', url })

  /** What differs after each of these answers, of which the first is the one to the submit. */
  async function differencesOf(answers: object[], more: object = {}): Promise<unknown[]> {
    const { clock, open } = setUpSite()
    const client = open({ fetch: () => Promise.resolve(Response.json(answers.shift())) })
    const task = await client.submit({ ...veo, ...more }, { generationId: 'one' })
    const differences: unknown[] = [task.differences]
    while (answers.length > 0) {
      clock.advance(60_000)
      differences.push((await client.retrieve(task)).differences)
    }
    return differences
  }

  it.each([
    ['fewer than asked for', done(links.slice(0, 2)), fewer],
    ['as many', done(links.slice(0, 3)), undefined],
    ['more, which may be one in several ways', done(links), undefined],
    ['fewer, named twice', done([...links.slice(0, 2), links[0]]), fewer],
    ['one', done(links[0]), [{ field: 'count', asked: 3, made: 1 }]],
    ['unknown while it runs', { task_id: 'op_1', status: 'queued' }, undefined],
    ['none any more', done('expired'), undefined],
  ])('is %s', async (_, answer, differences) => {
    expect(await differencesOf([answer])).toEqual([differences])
  })

  it('is not told by the download route, which is asked where nothing is named', async () => {
    const model = customModel('kling-3')

    expect(await differencesOf([done(undefined)], { model })).toEqual([undefined])
  })

  it('is left to the gateway, or to extra fields', async () => {
    const answer = done(links[0])

    expect(await differencesOf([answer], { count: undefined })).toEqual([undefined])
    expect(await differencesOf([answer], { extra: { sampleCount: 1 } })).toEqual([undefined])
  })

  it('stays what it was when some of them are no longer kept', async () => {
    const answers = [links.slice(0, 3), links.slice(1, 2)].map(done)
    const lost = [links.slice(0, 2), 'expired', links.slice(0, 1)].map(done)

    expect(await differencesOf(answers)).toEqual([undefined, undefined])
    expect(await differencesOf(lost)).toEqual([fewer, fewer, fewer])
  })

  it('is still told after a reload', async () => {
    const { open } = setUpSite()
    const fetch = () => Promise.resolve(Response.json(done(links.slice(0, 2))))
    await open({ fetch }).submit(veo, { generationId: 'one' })
    await settled()

    const reloaded = open({ fetch })
    await settled()

    expect(reloaded.generations.get('one')?.task?.differences).toEqual(fewer)
  })
})
