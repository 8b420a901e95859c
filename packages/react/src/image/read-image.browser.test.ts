import { expect, it } from 'vitest'
import { imageProblem } from './image-problem.ts'
import { canary, makePicture, quarters } from './make-picture.test-helper.ts'
import { blobOf, cornersOf } from './picture-colors.test-helper.ts'
import { prepareImage } from './prepare-image.ts'
import { readImage } from './read-image.ts'

it('takes a picture in as it is: upright, in its own ratio, without what it says of its place', async () => {
  const source = await makePicture({ width: 640, height: 480, orientation: 3 })

  const { url, ...taken } = await readImage(source)

  expect(taken).toMatchObject({ type: 'image/jpeg', width: 640, height: 480 })
  expect(await cornersOf(url)).toEqual([...quarters].reverse())
  expect(await (await blobOf(url)).text()).not.toContain(canary)
})

it('is prepared from for one model after the other', async () => {
  const rule = { types: ['image/jpeg'], maxBytes: 1e7, minSide: 300, maxSide: 2048 } as const
  const { url } = await readImage(await makePicture({ width: 2500, height: 1000 }))

  for (const [aspectRatio, width, height] of [
    ['16:9', 1456, 819],
    ['9:16', 461, 819],
    ['1:1', 819, 819],
  ] as const) {
    const prepared = await prepareImage(url, { rule, aspectRatio })
    expect(prepared).toMatchObject({ width, height })
    expect(await cornersOf(prepared.url)).toEqual(quarters)
  }
})

it('keeps what is transparent, and takes a picture however small', async () => {
  const colors = ['red', 'transparent', 'blue', 'yellow']
  const source = await makePicture({ type: 'image/png', colors, width: 8, height: 6 })

  const { url, type } = await readImage(source)

  expect(type).toBe('image/png')
  expect(await cornersOf(url)).toEqual(['red', 'clear', 'blue', 'yellow'])
})

it('refuses what is no picture, and stops where nobody wants it', async () => {
  const error: unknown = await readImage(new Blob(['%PDF-1.7'])).catch((reason: unknown) => reason)
  const stopped = readImage(await makePicture(), { signal: AbortSignal.abort() })

  expect(imageProblem(error)).toEqual({ reason: 'not_an_image', found: 'PDF' })
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
})
