import { captureFrame } from '../../../../packages/react/src/frame/capture-frame.ts'
import { makePoster } from '../../../../packages/react/src/frame/make-poster.ts'
import { pixelsOf } from '../../../../packages/react/src/testing/compare-pictures.test-helper.ts'
import { testVideo } from '../../../../packages/react/src/testing/test-videos.test-helper.ts'
import type { FrameTime } from '../../../../packages/react/src/frame/capture-frame.ts'

type Name = Parameters<typeof testVideo>[0]

/** Which of a test video's pictures is captured, from 0, or why none is. */
async function capture(name: Name, time: FrameTime, part = 1): Promise<number | string> {
  const whole = testVideo(name)
  const video = whole.slice(0, Math.floor(whole.size * part), whole.type)
  try {
    return Math.round((await lightOf(await captureFrame(video, time))) / (7 * (255 / 219)))
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

/** How light a test video's poster is, from 0 to 255. */
async function posterLight(name: Name): Promise<number> {
  const url = URL.createObjectURL(testVideo(name))
  const poster = await makePoster(url, new AbortController().signal)
  return lightOf(await (await fetch(String(poster))).blob())
}

async function lightOf(picture: Blob): Promise<number> {
  const { data } = await pixelsOf(picture)
  return data[0] ?? NaN
}

const inPage = { capture, posterLight }
Object.assign(globalThis, inPage)
