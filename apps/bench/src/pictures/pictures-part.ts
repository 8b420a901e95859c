import { inFreshBrowser } from '../browser/bench-browser.ts'
import type { OpenBenchPage } from '../browser/bench-browser.ts'
import type { Part } from '../part.ts'
import type { PicturesPage, PictureWay } from './page/pictures-page.ts'

/** 40 megapixels. */
const [width, height] = [7744, 5184]
const ways: readonly PictureWay[] = ['pictureByHand', 'prepareImage']

/** A photograph made into what a model takes as a first frame. */
export const picturesPart: Part = {
  name: 'pictures',
  title: 'A photograph of 40 megapixels as the first frame of a Sora video, in Chromium',
  goals: [],
  baseline: 'pictureByHand',
  cases: ({ gateway }) =>
    ways.map((way) => ({
      name: way,
      bytes: 0,
      measure: () => {
        const measure = ({ call }: OpenBenchPage<PicturesPage>) =>
          call('measure', way, width, height)
        return inFreshBrowser(`${gateway.url}/pictures-page.html`, { patience: 120_000 }, measure)
      },
    })),
}
