import { modelCatalog } from '@generated-video/client'
import { prepareImage } from '@generated-video/react/form'
import { watchFrames } from '../../browser/page/watch-frames.ts'
import { watchLongTasks } from '../../browser/page/watch-long-tasks.ts'
import type { Figures } from '../../results/sample.ts'
import { pictureByHand } from './picture-by-hand.ts'
import { takePhotograph } from './take-photograph.ts'

const frame = { width: 1280, height: 720 }

const ways = {
  prepareImage: async (photograph) => {
    const rule = modelCatalog['sora-2'].image
    const { url } = await prepareImage(photograph, {
      rule,
      size: `${frame.width}x${frame.height}`,
    })
    return url
  },
  pictureByHand: (photograph) => pictureByHand(photograph, frame),
} satisfies Record<string, (photograph: Blob) => Promise<string>>

export type PictureWay = keyof typeof ways

/** What the bench calls in this page. */
export interface PicturesPage {
  /** Makes a first frame of a photograph, its sides in pixels. */
  measure(way: PictureWay, width: number, height: number): Promise<Figures>
}

const bench: PicturesPage = {
  async measure(way, width, height) {
    const photograph = await takePhotograph(width, height)
    // What is loaded on use is loaded.
    await ways[way](await takePhotograph(640, 480))
    const frames = watchFrames()
    const longTasks = watchLongTasks()
    const start = performance.now()
    const url = await ways[way](photograph)
    const end = performance.now()
    const longestFrameGap = await frames.longestGap(start, end)
    await expectFrame(url)
    return { time: end - start, longestFrameGap, longTasks: await longTasks.count(start, end) }
  },
}
Object.assign(window, { bench })

async function expectFrame(url: string): Promise<void> {
  const picture = new Image()
  picture.src = url
  await picture.decode()
  const { naturalWidth, naturalHeight } = picture
  if (naturalWidth !== frame.width || naturalHeight !== frame.height) {
    throw new Error(`The picture has ${naturalWidth} × ${naturalHeight} pixels.`)
  }
}
