import { expect, it, vi } from 'vitest'
import { memoryVideoStore } from '../store/memory-video-store.ts'
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
  [Array(6).fill(shorter[0]), undefined],
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
