import { modelCatalog } from '@generated-video/client'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../styles.css'
import { makePicture, quarters } from '../image/make-picture.test-helper.ts'
import { blobOf, colorsAt, cornersOf } from '../image/picture-colors.test-helper.ts'
import { pixelsOf } from '../testing/compare-pictures.test-helper.ts'
import { pictureField, ways } from './give-pictures.test-helper.ts'
import { generate, showForm } from './show-form.test-helper.tsx'
import type { ShownForm } from './show-form.test-helper.tsx'

async function giveFirstFrame(picture: Blob): Promise<void> {
  await ways.drop('First frame', new File([picture], 'harbour'))
  await waitFor(() => within(pictureField('First frame')).getByRole('img'))
}

/** Submits, and reads what arrives as the picture. */
async function submitted({ bodies }: ShownForm): Promise<string> {
  const before = bodies.length
  await userEvent.click(generate())
  await waitFor(() => expect(bodies).toHaveLength(before + 1))
  const { image, input_reference } = bodies[before] ?? {}
  return String(image ?? input_reference)
}

async function sizeOf(url: string): Promise<string> {
  const { width, height } = await pixelsOf(await blobOf(url))
  return `${width}x${height}`
}

/** As hard to compress as a picture can be. */
async function noise(side: number): Promise<Blob> {
  const context = new OffscreenCanvas(side, side).getContext('2d')
  if (!context) throw new Error('There is no canvas here.')
  const data = context.createImageData(side, side)
  for (let at = 0; at < data.data.length; at += 65_536)
    crypto.getRandomValues(data.data.subarray(at, at + 65_536))
  context.putImageData(data, 0, 0)
  return context.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
}

it.each([
  ['sora-2', '9:16', '720x1280'],
  ['sora-2', '16:9', '1280x720'],
  ['veo-3.1-fast-generate-preview', '16:9', '640x360'],
  ['veo-3.0-generate-preview', '9:16', '270x480'],
  ['wanx-video-v1', '1:1', '480x480'],
  // Not narrower than the vendor takes.
  ['seedance-1.0-pro', '9:16', '301x535'],
])('sends %s at %s a picture of %s pixels', async (model, aspectRatio, size) => {
  const form = showForm({ defaultModel: model, defaultValues: { prompt: 'A boat', aspectRatio } })
  await giveFirstFrame(await makePicture())

  const sent = await submitted(form)

  expect(await sizeOf(sent)).toBe(size)
  expect(await cornersOf(sent)).toEqual(quarters)
})

it.each([
  ['wanx-video-v1', 375_000],
  ['seedance-1.0-pro', 400_000],
])('sends %s at most %i bytes, whatever was chosen', async (model, most) => {
  const form = showForm({ defaultModel: model })
  await giveFirstFrame(await noise(1000))

  const { size, type } = await blobOf(await submitted(form))

  expect(type).toBe('image/jpeg')
  expect(size).toBeLessThanOrEqual(most)
  expect(size).toBeGreaterThan(most / 10)
})

it('prepares anew from what was chosen for each model, ratio and fit', async () => {
  const form = showForm({ defaultModel: 'sora-2' })
  await giveFirstFrame(await makePicture({ width: 800, height: 600 }))
  const choose = (label: string, value: string) =>
    userEvent.selectOptions(screen.getByLabelText(label), value)
  const press = (name: string) => userEvent.click(screen.getByRole('radio', { name }))

  const portrait = await submitted(form)
  await press('16:9 landscape')
  const landscape = await submitted(form)
  await choose('Model', 'wanx-video-v1')
  await press('1:1 square')
  const square = await submitted(form)
  await choose('Model', 'veo-3.1-generate-preview')
  await press('16:9 landscape')
  await choose('Pictures of another shape', 'fit')
  const whole = await submitted(form)
  await choose('Pictures of another shape', 'crop')
  const filled = await submitted(form)

  expect(await sizeOf(portrait)).toBe('720x1280')
  expect(await sizeOf(landscape)).toBe('1280x720')
  expect(await sizeOf(square)).toBe('600x600')
  for (const url of [portrait, landscape, square, filled])
    expect(await cornersOf(url)).toEqual(quarters)
  const { width, height } = await pixelsOf(await blobOf(whole))
  expect(width / height).toBeCloseTo(16 / 9, 2)
  expect(await cornersOf(whole)).toEqual(['black', 'black', 'black', 'black'])
  const inside = [
    [0.15, 0.02],
    [0.85, 0.02],
    [0.15, 0.98],
    [0.85, 0.98],
  ] as const
  expect(await colorsAt(whole, inside)).toEqual(quarters)
})

it('says where a picture cannot be made into what the model takes, and sends nothing', async () => {
  // In the picture's own shape, each side from 360 to 2,000.
  const catalog = { 'wanx-video-v1': { ...modelCatalog['wan2.5-i2v-preview'], sibling: false } }
  const { bodies } = showForm({ models: ['wanx-video-v1'] }, { clientOptions: { catalog } })
  await giveFirstFrame(await makePicture({ width: 2048, height: 362 }))

  await userEvent.click(generate())

  const says =
    '2048 × 362 pixels are too narrow: as small as the model takes it, the shorter side has less than 360.'
  const alert = await waitFor(() => screen.getByText(says))
  expect(alert.closest('[role=alert]')).not.toBeNull()
  expect(generate()).toHaveAttribute('aria-disabled', 'false')
  expect(bodies).toEqual([])
})

it.each([
  [16000, 1200],
  [600, 8000],
])('names the own pixels of a picture of %i × %i, which is too narrow', async (width, height) => {
  const { bodies } = showForm({ defaultModel: 'seedance-1.0-pro' })

  await ways.drop('First frame', new File([await makePicture({ width, height })], 'panorama'))

  const words = `${width} × ${height} pixels are too narrow: as small as the model takes it, the shorter side has less than 301.`
  await waitFor(() => screen.getByText(words))
  expect(bodies).toEqual([])
})

it('names the own pixels of a picture that only the next model finds too narrow', async () => {
  const models = ['veo-3.1-fast-generate-preview', 'seedance-1.0-pro']
  const { bodies } = showForm({ models, defaultModel: models[0] })
  await giveFirstFrame(await makePicture({ width: 12000, height: 1500 }))
  await userEvent.selectOptions(screen.getByLabelText('Model'), 'seedance-1.0-pro')

  await userEvent.click(generate())

  await waitFor(() => screen.getByText(/^12000 × 1500 pixels are too narrow: .* less than 301\.$/))
  expect(bodies).toEqual([])
})
