import { createHash } from 'node:crypto'
import { createMockGateway } from '@generated-video/mock-gateway'
import { describe, expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import { memoryFileStore } from './files/memory-file-store.ts'
import { memoryVideoStore } from './store/memory-video-store.ts'
import type { MockGatewayOptions } from '@generated-video/mock-gateway'
import type { VideoClientOptions } from './video-client.ts'
import type { VideoTask } from './video-task.ts'

const veo = { model: 'veo-3.1-generate-preview', prompt: 'a cat', count: 3 } as const
const results = [0, 1, 2]

/** A client in front of a mock gateway that has made three videos of one task. */
async function setUp(
  options: Partial<VideoClientOptions> = {},
  gatewayOptions: MockGatewayOptions = {},
) {
  const gateway = createMockGateway(gatewayOptions)
  const open = (more: Partial<VideoClientOptions> = {}) =>
    createVideoClient({
      baseUrl: 'https://gateway.example/v1',
      apiKey: 'sk-test-123456',
      fetch: gateway.fetch,
      ...options,
      ...more,
    })
  const client = open()
  const { taskId } = await client.submit(veo)
  gateway.advance(3_600_000)
  const digests = async () => {
    const { tasks } = await gateway.ledger()
    return [tasks[0]?.sha256, ...(tasks[0]?.others ?? [])]
  }
  return { client, open, taskId, digests }
}

async function sha256(bytes: Blob | ReadableStream<Uint8Array>): Promise<string> {
  const buffer = await new Response(bytes).arrayBuffer()
  return createHash('sha256').update(new Uint8Array(buffer)).digest('hex')
}

function videoOf(filling: number): Buffer {
  return Buffer.concat([
    Buffer.from('\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\bmoov\0\0\0\0mdat'),
    Buffer.alloc(3000, filling),
  ])
}

const dataUrlOf = (video: Buffer) => `data:video/mp4;base64,${video.toString('base64')}`

/** A client whose gateway says this of every task. */
function clientOf(answer: unknown, options: Partial<VideoClientOptions> = {}) {
  const sent: string[] = []
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    fetch: (request) => {
      sent.push(request.url)
      return Promise.resolve(Response.json(answer))
    },
    ...options,
  })
  return { client, sent }
}

describe.each(['mixroute', 'new-api'] as const)('as %s', (dialect) => {
  it('downloads each of a task’s videos', async () => {
    const { client, taskId, digests } = await setUp({}, { dialect })
    const task = await client.retrieve({ taskId })

    const files = await Promise.all(results.map((result) => client.download(task, { result })))

    expect(await Promise.all(files.map(({ blob }) => sha256(blob)))).toEqual(await digests())
    expect(new Set(await digests()).size).toBe(3)
    expect(files.map(({ fileId }) => fileId)).toEqual(results.map((at) => `${taskId}/${at}`))
    expect(files.map(({ result }) => result)).toEqual([undefined, 1, 2])
  })

  it('streams each of them where only the task’s id is known', async () => {
    const { client, taskId, digests } = await setUp({ files: false }, { dialect })

    const streams = results.map((result) => client.stream({ taskId }, { result }))

    expect(await Promise.all((await Promise.all(streams)).map(sha256))).toEqual(await digests())
  })
})

it('knows how far each video has come', async () => {
  const { client, taskId } = await setUp({ files: false })
  const task = await client.retrieve({ taskId })
  const statuses = () => results.map((result) => client.files.state(taskId, result).status)
  const heard: string[] = []
  client.files.subscribe(taskId, () => heard.push('first'))
  client.files.subscribe(taskId, () => heard.push('second'), 1)

  await client.download(task, { result: 1 })
  const afterOne = statuses()
  await client.download(task)

  expect(afterOne).toEqual(['absent', 'kept', 'absent'])
  expect(statuses()).toEqual(['kept', 'kept', 'absent'])
  expect(heard[0]).toBe('second')
  expect(await client.files.find(taskId)).toMatchObject({ fileId: `${taskId}/0` })
})

it('pins one of them alone', async () => {
  const store = memoryFileStore()
  const { client, taskId } = await setUp({ files: () => store })
  await client.retrieve({ taskId })
  for (const result of results)
    await expect.poll(() => store.get(`${taskId}/${result}`)).toBeDefined()

  await client.files.pin(taskId, true, 2)

  const pinned = (await store.list()).filter(({ pinned }) => pinned)
  expect(pinned.map(({ fileId }) => fileId)).toEqual([`${taskId}/2`])
})

it.each([3, -1, 0.5, Number.NaN, Infinity])('has no result %s of three', async (result) => {
  const { client, taskId } = await setUp()
  const task = await client.retrieve({ taskId })
  const refused = { code: 'invalid_request', billed: 'no', taskId }

  await expect(client.download(task, { result })).rejects.toMatchObject(refused)
  await expect(client.stream(task, { result })).rejects.toMatchObject(refused)
  await expect(client.stream({ taskId }, { result })).rejects.toMatchObject(refused)
  expect(client.saveLink(task, 'a.mp4', result)).toBeUndefined()
  expect(client.files.state(taskId, result).status).toBe('absent')
})

it('asks the gateway’s download route for no second video', async () => {
  const { client, sent } = clientOf({ task_id: 't', status: 'succeeded' })

  const refused = client.stream({ taskId: 't', model: 'sora-2' }, { result: 1 })

  await expect(refused).rejects.toMatchObject({ code: 'invalid_request' })
  expect(sent).toEqual(['https://gateway.example/v1/video/generations/t'])
})

it('keeps all videos where copies of them stand before the place that counts', async () => {
  const videos = [videoOf(1), videoOf(2)]
  const urls = videos.map(dataUrlOf)
  const response = { videos: urls.map((url) => ({ url })) }
  const { client } = clientOf({ metadata: { response }, status: 'succeeded', url: urls })

  const task = await client.retrieve({ taskId: 't' })
  const files = await Promise.all([0, 1].map((result) => client.download(task, { result })))

  const bytes = files.map(async ({ blob }) => Buffer.from(await blob.arrayBuffer()))
  expect(task).toMatchObject({ sources: [{ fileId: 't/0' }, { fileId: 't/1' }] })
  expect(await Promise.all(bytes)).toEqual(videos)
})

it('never takes one video for another where links stand among them', async () => {
  const link = 'https://files.example/a.mp4'
  const answer = { status: 'succeeded', url: [link, dataUrlOf(videoOf(2))] }
  const { client } = clientOf(answer)

  const task = await client.retrieve({ taskId: 't' })
  const { blob } = await client.download(task, { result: 1 })

  expect(client.files.state('t').status).toBe('absent')
  expect(Buffer.from(await blob.arrayBuffer())).toEqual(videoOf(2))
})

it.each([{ files: false } as const, {}])(
  'finds the video behind what is no result at all, with %j',
  async (options) => {
    const url = ['javascript:alert(1)', dataUrlOf(videoOf(2))]
    const { client } = clientOf({ status: 'succeeded', url }, options)

    const bytes = await new Response(await client.stream({ taskId: 't' })).arrayBuffer()

    expect(Buffer.from(bytes)).toEqual(videoOf(2))
  },
)

it('gets a later video though an earlier one is damaged', async () => {
  const damaged = 'data:video/mp4;base64,AAAA'
  const url = [damaged, dataUrlOf(videoOf(2))]
  const { client } = clientOf({ status: 'succeeded', url }, { files: false })

  const bytes = await new Response(
    await client.stream({ taskId: 't' }, { result: 1 }),
  ).arrayBuffer()

  expect(Buffer.from(bytes)).toEqual(videoOf(2))
})

it('takes paths that lead to the same download for one video', async () => {
  const url = ['/v1/videos/t/content', '/v1/videos/t/content?variant=video']
  const { client } = clientOf({ status: 'succeeded', url })

  const task = await client.retrieve({ taskId: 't' })

  expect(task).toMatchObject({ sources: [{ kind: 'download' }] })
})

it('restores which of a server’s videos is which', async () => {
  const path = 'https://gateway.example/v1/video/generations/download?id=t'
  const store = memoryVideoStore()
  const answer = { task_id: 't', status: 'succeeded', url: [path, `${path}&result=1`] }
  const { client } = clientOf(answer, { store: () => store })
  await client.submit(veo, { generationId: 'one' })
  await expect.poll(() => store.entries()).not.toHaveLength(0)

  const { client: next } = clientOf(answer, { store: () => store })
  const restored = (): VideoTask | undefined => next.generations.get('one')?.task

  await expect.poll(restored).toMatchObject({
    sources: [
      { kind: 'download', linked: true },
      { kind: 'download', linked: true, result: 1 },
    ],
  })
})

it.each([
  ['&result=1', 1],
  ['&result=9', 9],
  ['&result=0', undefined],
  ['', undefined],
  ['&result=', undefined],
  ['&result=10', undefined],
  ['&result=-1', undefined],
  ['&result=1e1', undefined],
  ['&result=١', undefined],
  ['&result=%00', undefined],
  ['&result=1&result=2', undefined],
  ['&result=1%26filename=x', undefined],
])('takes from a path with %j no more than a digit', async (query, result) => {
  const url = `/v1/video/generations/download?id=other${query}&filename=x`
  const { client, sent } = clientOf({ task_id: 't', status: 'succeeded', url })

  const task = await client.retrieve({ taskId: 't' })
  await client.stream(task).catch((error: unknown) => error)

  const source = { kind: 'download', linked: true, ...(result !== undefined && { result }) }
  expect(task).toMatchObject({ sources: [source] })
  expect(sent[1]).toBe(
    `https://gateway.example/v1/video/generations/download?id=t${result === undefined ? '' : `&result=${result}`}`,
  )
})
