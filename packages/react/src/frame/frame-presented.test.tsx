import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { framePresented } from './frame-presented.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A video that presents frames when it is told to, as a busy browser does: late. */
function lateVideo() {
  const video = document.createElement('video')
  const waiting: ((mediaTime: number) => void)[] = []
  Object.assign(video, {
    requestVideoFrameCallback(callback: VideoFrameRequestCallback) {
      waiting.push((mediaTime) => callback(0, { mediaTime } as VideoFrameCallbackMetadata))
      return waiting.length
    },
  })
  return {
    video,
    present: (mediaTime: number) => waiting.splice(0).forEach((call) => call(mediaTime)),
  }
}

it('is not taken in by a frame of before that comes late', async () => {
  const { video, present } = lateVideo()
  const done = vi.fn()
  video.currentTime = 3.995
  const presented = framePresented(video, Promise.resolve(), { from: 0 }).then(done)

  present(0)
  await vi.advanceTimersByTimeAsync(400)
  expect(done).not.toHaveBeenCalled()

  present(3.96)
  await presented
  expect(done).toHaveBeenCalledWith(3.96)
})

it('takes the same frame again where it goes nearby', async () => {
  const { video, present } = lateVideo()
  video.currentTime = 0.001
  const presented = framePresented(video, Promise.resolve(), { from: 0 })

  present(0)

  await expect(presented).resolves.toBe(0)
})

it('waits for the frame that is asked for, as long as it is told to', async () => {
  const { video, present } = lateVideo()
  const isAwaited = (mediaTime: number) => mediaTime > 3
  const wait = () =>
    framePresented(video, Promise.resolve(), { from: 0, isAwaited, patience: 9_000 })

  const presented = wait()
  for (const mediaTime of [0, 2.9, 3.1]) present(mediaTime)
  await expect(presented).resolves.toBe(3.1)

  const neverPresented = wait()
  present(2.9)
  await vi.advanceTimersByTimeAsync(9_000)
  await expect(neverPresented).resolves.toBeUndefined()
})

it('waits for the event as well', async () => {
  const { video, present } = lateVideo()
  const done = vi.fn()
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const presented = framePresented(video, arrived, { from: Infinity }).then(done)

  present(0)
  await vi.advanceTimersByTimeAsync(400)
  expect(done).not.toHaveBeenCalled()

  arrive()
  await presented
})

it('goes on without a frame where the browser tells of none', async () => {
  const presented = framePresented(document.createElement('video'), Promise.resolve(), { from: 0 })

  await vi.advanceTimersByTimeAsync(2_000)

  await expect(presented).resolves.toBeUndefined()
})

it('fails as the event does', async () => {
  const { video } = lateVideo()
  const failed = new Error('It cannot be decoded.')

  await expect(framePresented(video, Promise.reject(failed), { from: 0 })).rejects.toBe(failed)
})
