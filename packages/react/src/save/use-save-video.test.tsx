import { act, renderHook, waitFor } from '@testing-library/react'
import { resolveObjectURL } from 'node:buffer'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { emulateShareSheet } from '../testing/platform-dialogues.test-helper.ts'
import { watchObjectUrls } from '../testing/watch-object-urls.test-helper.ts'
import { saveVideos } from './save-videos.ts'
import { useSaveVideo } from './use-save-video.ts'
import { useSaveVideos } from './use-save-videos.ts'
import { useShareVideo } from './use-share-video.ts'

const veo = { model: 'veo-3.1-generate-preview', prompt: 'A boat' } as const
const blob = new Blob(['video'], { type: 'video/mp4' })
let saved: { name: string; url: string }[] = []
const catchSave = (event: MouseEvent) => {
  if (!(event.target instanceof HTMLAnchorElement)) return
  event.preventDefault()
  saved.push({ name: event.target.download, url: event.target.href })
}

beforeEach(() => {
  saved = []
  document.addEventListener('click', catchSave)
})
afterEach(() => document.removeEventListener('click', catchSave))

async function textOf(url: string | undefined): Promise<string | undefined> {
  return resolveObjectURL(url ?? '')?.text()
}

it('saves kept bytes under a name made of prompt, model, time and id', async () => {
  const { client, gateway, wrapper, advance } = setUpVideoTest()
  const { taskId } = await client.submit(request)
  await advance(600_000)
  const file = await client.download({ taskId, model: 'sora-2' })
  const { result } = renderHook(() => useSaveVideo(), { wrapper })

  await act(() => result.current.mutateAsync({ file, prompt: 'A boat', model: 'sora-2' }))
  await advance(0)

  expect(result.current.data).toBe('saved')
  expect(saved[0]?.name).toMatch(/^A boat_sora-2_\d{8}-\d{6}_\w{4}\.mp4$/)
  expect(resolveObjectURL(saved[0]?.url ?? '')?.size).toBe((await gateway.ledger()).tasks[0]?.size)
  expect(document.querySelector('a')).toBeNull()
})

it('saves a Blob without a provider, under a name of the app’s made legal', async () => {
  const { result } = renderHook(() => useSaveVideo())

  await act(() => result.current.mutateAsync({ file: blob, filename: 'My/boat.mp4' }))

  expect(saved.map(({ name }) => name)).toEqual(['Myboat.mp4'])
  expect(await textOf(saved[0]?.url)).toBe('video')
})

it('saves an object URL as it is, and leaves it to its owner', async () => {
  const urls = watchObjectUrls()
  const { wrapper, advance } = setUpVideoTest()
  const url = URL.createObjectURL(blob)
  const { result } = renderHook(() => useSaveVideo(), { wrapper })

  await act(() => result.current.mutateAsync({ file: toBlobUrl(url), filename: 'boat.mp4' }))
  await advance(3_600_000)

  expect(saved).toEqual([{ name: 'boat.mp4', url }])
  expect(urls.live()).toEqual([url])
  URL.revokeObjectURL(url)
})

it('keeps the URL alive while the browser may still read it, and no longer', async () => {
  const urls = watchObjectUrls()
  const { wrapper, advance } = setUpVideoTest()
  const { result, unmount } = renderHook(() => useSaveVideo(), { wrapper })

  await act(() => result.current.mutateAsync({ file: blob }))
  unmount()
  // Two minutes for the browser's own dialogue, and the five that every URL outlives its last reader.
  await advance(420_000 - 1)
  expect(await textOf(saved[0]?.url)).toBe('video')
  await advance(1)

  expect(urls.live()).toEqual([])
})

it('fails where the bytes are no longer kept, and saves nothing', async () => {
  const { wrapper, advanceUntil } = setUpVideoTest()
  const { result } = renderHook(() => useSaveVideo(), { wrapper })
  const file = { fileId: 'gone/0', taskId: 'gone', size: 5, format: 'mp4' }

  act(() => result.current.mutate({ file }))
  await advanceUntil(() => expect(result.current.error?.code).toBe('download_failed'))

  expect(result.current.error?.taskId).toBe('gone')
  expect(saved).toEqual([])
})

const refusals = [
  ['AbortError', 'canceled'],
  ['InvalidStateError', 'canceled'],
  ['NotAllowedError', 'blocked'],
] as const

it.each(refusals)(
  'tells what became of a share sheet in a home-screen app: %s is %s',
  async (error, outcome) => {
    const sheets = emulateShareSheet({ homeScreen: true })
    const { result } = renderHook(() => useSaveVideo())
    sheets.refuseNext(error)

    const video = { file: blob, filename: '船.mp4' }

    expect(await act(() => result.current.mutateAsync(video))).toBe(outcome)
    expect(await act(() => result.current.mutateAsync(video))).toBe('shared')

    expect(sheets.shared).toEqual(['船.mp4'])
    expect(saved).toEqual([])
  },
)

it('fails with a typed error where the system refuses the file', async () => {
  const sheets = emulateShareSheet({ homeScreen: true })
  const { result } = renderHook(() => useSaveVideo())
  sheets.refuseNext('DataError')

  act(() => result.current.mutate({ file: blob }))

  await waitFor(() => expect(result.current.error?.code).toBe('download_failed'))
})

it('saves by link where a home-screen app has no share sheet for videos', async () => {
  emulateShareSheet({ homeScreen: true, takesFiles: false })
  const { result } = renderHook(() => useSaveVideo())

  const outcome = await act(() => result.current.mutateAsync({ file: blob, filename: 'boat.mp4' }))

  expect(outcome).toBe('saved')
  expect(saved.map(({ name }) => name)).toEqual(['boat.mp4'])
})

it('saves many, one after the other, whatever becomes of one of them', async () => {
  const { client, wrapper, advance, advanceUntil } = setUpVideoTest()
  const { taskId } = await client.submit(request)
  await advance(600_000)
  const task = await client.retrieve({ taskId, model: 'sora-2' })
  if (task.status !== 'succeeded') throw new Error('It has not finished.')
  const gone = { fileId: 'gone/0', taskId: 'gone', size: 5, format: 'mp4' }
  const { result } = renderHook(() => useSaveVideos(), { wrapper })

  const videos = [{ file: blob, filename: 'first.mp4' }, { file: gone }, { file: task }]
  act(() => result.current.mutate(videos))
  await advanceUntil(() => expect(result.current.isSuccess).toBe(true))

  expect(result.current.data).toMatchObject(['saved', { code: 'download_failed' }, 'saved'])
  expect(saved.map(({ name }) => name)).toEqual([
    'first.mp4',
    expect.stringMatching(/^video_\d{8}-\d{6}_\w{4}\.mp4$/),
  ])
  expect(result.current.progress).toEqual({ done: 3, total: 3 })
})

it('saves every video of a task, each under a name of its own, or the one that is named', async () => {
  const { client, wrapper, advance, advanceUntil } = setUpVideoTest()
  const { taskId } = await client.submit({ ...veo, count: 3 })
  await advance(600_000)
  const file = await client.retrieve({ taskId })
  if (file.status !== 'succeeded') throw new Error('It has not finished.')
  const { result } = renderHook(() => useSaveVideos(), { wrapper })

  act(() =>
    result.current.mutate([
      { file, filename: 'boat.mp4' },
      { file, result: 1 },
    ]),
  )
  await advanceUntil(() => expect(result.current.isSuccess).toBe(true))

  expect(result.current.data).toEqual(['saved', 'saved', 'saved', 'saved'])
  expect(result.current.progress).toEqual({ done: 4, total: 4 })
  expect(saved.map(({ name }) => name)).toEqual([
    'boat.mp4',
    'boat_2.mp4',
    'boat_3.mp4',
    expect.stringMatching(/^video_\d{8}-\d{6}_\w{4}_2\.mp4$/),
  ])
  expect(new Set(saved.slice(0, 3).map(({ url }) => url)).size).toBe(3)
  expect(saved[3]?.url).toBe(saved[1]?.url)
})

it('hands each video of a task to the share sheet of a home-screen app', async () => {
  const sheets = emulateShareSheet({ homeScreen: true })
  const { client, wrapper, advance, advanceUntil } = setUpVideoTest()
  const { taskId } = await client.submit({ ...veo, count: 2 })
  await advance(600_000)
  const file = await client.retrieve({ taskId })
  if (file.status !== 'succeeded') throw new Error('It has not finished.')
  const { result } = renderHook(() => useSaveVideos(), { wrapper })

  act(() => result.current.mutate([{ file, filename: 'boat' }]))
  await advanceUntil(() => expect(result.current.isSuccess).toBe(true))

  expect(sheets.shared).toEqual(['boat.mp4', 'boat_2.mp4'])
})

it('tells how far it has come, one after the other', async () => {
  const steps: string[] = []
  const context = { client: undefined, now: () => 0, schedule: (next: () => void) => next() }
  const videos = [1, 2].map((part) => ({ file: blob, filename: `${String(part)}.mp4` }))

  await saveVideos(context, videos, ({ done, total }) =>
    steps.push(`${String(done)} of ${String(total)}, ${String(saved.length)} saved`),
  )

  expect(steps).toEqual(['0 of 2, 0 saved', '1 of 2, 1 saved', '2 of 2, 2 saved'])
})

it('hands many to one share sheet in a home-screen app', async () => {
  const sheets = emulateShareSheet({ homeScreen: true })
  const { result } = renderHook(() => useSaveVideos())

  const outcomes = await act(() =>
    result.current.mutateAsync([
      { file: blob, filename: '1.mp4' },
      { file: blob, filename: '2.mp4' },
    ]),
  )

  expect(outcomes).toEqual(['shared', 'shared'])
  expect(result.current.progress).toEqual({ done: 2, total: 2 })
  expect(sheets.shared).toEqual(['1.mp4', '2.mp4'])
})

it('shares where the system has a sheet for videos, and says where it has none', async () => {
  const { result: without } = renderHook(() => useShareVideo())
  expect(without.current.canShare).toBe(false)
  const sheets = emulateShareSheet()
  const { result } = renderHook(() => useShareVideo())

  expect(result.current.canShare).toBe(true)
  const video = { file: blob, prompt: 'A boat', id: 'task-4711' }

  expect(await act(() => result.current.mutateAsync(video))).toBe('shared')
  expect(sheets.shared[0]).toMatch(/^A boat_\d{8}-\d{6}_4711\.mp4$/)
  expect(saved).toEqual([])
})

function toBlobUrl(url: string): `blob:${string}` {
  if (url.startsWith('blob:')) return `blob:${url.slice('blob:'.length)}`
  throw new Error(`"${url}" is no object URL.`)
}
