import { act, renderHook } from '@testing-library/react'
import { resolveObjectURL } from 'node:buffer'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { watchObjectUrls } from '../testing/watch-object-urls.test-helper.ts'
import { useSaveVideo } from './use-save-video.ts'

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

function toBlobUrl(url: string): `blob:${string}` {
  if (url.startsWith('blob:')) return `blob:${url.slice('blob:'.length)}`
  throw new Error(`"${url}" is no object URL.`)
}
