import { createMockGateway } from '@generated-video/mock-gateway'
import { expect, it } from 'vitest'
import { createVideoClient } from './create-video-client.ts'
import type { VideoClientOptions } from './video-client.ts'
import type { VideoSource } from './video-task.ts'

it('refuses a key in a page, unless that is asked for', () => {
  const options = { baseUrl: '/api', apiKey: 'sk-secret-123456' }

  expect(() => createVideoClient(options)).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  )
  expect(createVideoClient({ ...options, dangerouslyAllowBrowser: true }).scope).toBe(
    `${location.origin}/api`,
  )
})

it('links a file of a finished task only where the page’s own server gives one', () => {
  const task = {
    taskId: 'a/b',
    status: 'succeeded',
    sources: [{ kind: 'download', linked: true }],
    format: 'mp4',
  } as const
  const linkOf = (options: Partial<VideoClientOptions>, sources: VideoSource = task.sources[0]) =>
    createVideoClient({ baseUrl: '/api/', ...options }).saveLink(
      { ...task, sources: [sources] },
      '貓 & 狗.mp4',
    )

  const link = new URL(linkOf({}) ?? '')

  expect(link.origin + link.pathname).toBe(`${location.origin}/api/video/generations/download`)
  expect([...link.searchParams]).toEqual([
    ['id', 'a/b'],
    ['filename', '貓 & 狗.mp4'],
  ])
  expect(linkOf({}, { kind: 'download' })).toBeUndefined()
  expect(linkOf({ headers: { authorization: 'Bearer login' } })).toBeUndefined()
  expect(linkOf({ apiKey: 'mock', dangerouslyAllowBrowser: true })).toBeUndefined()
  expect(linkOf({ baseUrl: 'https://elsewhere.example/api' })).toBeUndefined()
})

it('links each of several videos under the server’s own number', () => {
  const client = createVideoClient({ baseUrl: '/api' })
  const sources = [
    { kind: 'download', linked: true },
    { kind: 'link', url: 'https://elsewhere.example/a.mp4' },
    { kind: 'download', linked: true, result: 2 },
  ] as const
  const task = { taskId: 'a', status: 'succeeded', sources, format: 'mp4' } as const

  const link = new URL(client.saveLink(task, 'a_3.mp4', 2) ?? '')

  expect([...link.searchParams]).toEqual([
    ['id', 'a'],
    ['result', '2'],
    ['filename', 'a_3.mp4'],
  ])
  expect(client.saveLink(task, 'a.mp4')).not.toContain('result')
  expect(client.saveLink(task, 'a_2.mp4', 1)).toBeUndefined()
})

it('plays what it downloads, and fetches no link of another origin', async () => {
  const gateway = createMockGateway({ links: 'blob' })
  const client = createVideoClient({
    baseUrl: '/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    fetch: gateway.fetch,
  })
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)
  const { fileId } = await client.download({ taskId, model: 'sora-2' })
  const lease = await client.files.objectUrl(fileId)
  const video = document.createElement('video')
  video.muted = true
  video.src = lease?.url ?? ''
  document.body.append(video)

  await video.play()
  await new Promise((resolve) => video.addEventListener('timeupdate', resolve))

  expect(video.currentTime).toBeGreaterThan(0)
  expect(client.canFetch({ kind: 'link', url: 'https://elsewhere.example/a.mp4' })).toBe(false)
  expect(client.canFetch({ kind: 'link', url: lease?.url ?? '' })).toBe(true)
})

it('keeps the reason of a download that breaks off', async () => {
  const gateway = createMockGateway({ fault: 'download-truncated' })
  const fetch = gateway.fetch
  const client = createVideoClient({
    baseUrl: '/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    fetch,
  })
  const { taskId } = await client.submit({ model: 'sora-2', prompt: 'a cat' })
  gateway.advance(3_600_000)

  await expect(client.download({ taskId, model: 'sora-2' })).rejects.toMatchObject({
    name: 'VideoError',
    code: 'download_failed',
  })
})
