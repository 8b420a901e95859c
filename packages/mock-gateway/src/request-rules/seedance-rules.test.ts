import { describe, expect, it } from 'vitest'
import { jpegUrl, pngUrl } from '../picture/pictures.test-helper.ts'
import { ledgerOf, madeFrom, refusalOf } from './submit-once.test-helper.ts'

const mixroute = ['seedance-1.0', 'seedance-1.0-pro', 'seedance-1.5-pro']
const lite = ['doubao-seedance-1-0-lite-t2v-250428', 'doubao-seedance-1-0-lite-i2v-250428'] as const
const [liteText, liteImage] = lite
const pro10 = 'doubao-seedance-1-0-pro-250528'
const pro15 = ['doubao-seedance-1-5-pro-251215', 'doubao-seedance-1-5-pro-251215-noAudio']
const doubao = [...lite, pro10, ...pro15]

const first = image('first_frame', pngUrl(720, 1280))
const last = image('last_frame', jpegUrl)
const reference = image('reference_image')

describe.each(mixroute)('%s', (model) => {
  const flat = { model, prompt: 'a cat' }

  it.each([
    [{}, 4, '16:9', '720p', undefined],
    [{ duration: 4 }, 4, '16:9', '720p', undefined],
    [{ duration: 6, ratio: '9:16' }, 6, '9:16', '720p', undefined],
    [{ duration: 8, aspect_ratio: '1:1', seed: 7 }, 8, '1:1', '720p', 7],
    [{ seconds: 6, aspectRatio: '16:9' }, 6, '16:9', '720p', undefined],
    [{ resolution: '1080p' }, 4, '16:9', '1080p', undefined],
    [{ metadata: { ratio: '1:1', resolution: '480p', seed: 3 } }, 4, '1:1', '480p', 3],
    [said('a cat --dur 6 --ratio 1:1 --rs 480p --seed 5'), 6, '1:1', '480p', 5],
    [{ prompt: 'a cat --dur 8' }, 8, '16:9', '720p', undefined],
  ])('makes what %j asks for (§1.5)', async (fields, duration, ratio, resolution, seed) => {
    expect(await madeFrom({ ...flat, ...fields })).toMatchObject({
      duration,
      ratio,
      resolution,
      ...(seed !== undefined && { seed }),
    })
  })

  it('believes a flat field before a flag of its text (§1.5)', async () => {
    const body = { ...flat, duration: 8, ratio: '9:16', seed: 1, resolution: '1080p' }
    const told = { ...body, ...said('a dog --dur 4 --ratio 21:9 --seed 2 --rs 480p') }

    expect(await madeFrom(told)).toMatchObject({
      duration: 8,
      ratio: '9:16',
      seed: 1,
      resolution: '1080p',
    })
    expect((await ledgerOf(told)).prompt).toBe('a cat')
  })

  it('takes its prompt from the content where there is no other (§1.5)', async () => {
    expect((await ledgerOf({ model, ...said('a dog --dur 8') })).prompt).toBe('a dog --dur 8')
  })

  it('follows its first frame where no ratio is asked for (§7.1)', async () => {
    expect(await madeFrom({ ...flat, ...withContent(first) })).toMatchObject({ ratio: '9:16' })
  })

  it('takes flat pictures before those of its content (§1.5)', async () => {
    const body = { ...flat, image: pngUrl(90, 160), image_tail: jpegUrl, ...withContent(first) }

    expect((await ledgerOf(body)).images).toMatchObject([
      { role: 'first_frame', width: 90 },
      { role: 'last_frame', width: 72 },
    ])
  })

  it.each([
    { duration: 2 },
    { duration: 5 },
    { duration: 12 },
    { duration: '6' },
    { ratio: '4:3' },
    { ratio: '21:9' },
    { ratio: 'adaptive' },
    { aspect_ratio: '3:4' },
    { resolution: '4k' },
    { seed: 1.5 },
    { watermark: 'yes' },
    { image: 'kitten' },
    { image_tail: jpegUrl },
    said('a cat --dur 5'),
    said('a cat --ratio 21:9'),
    said('a cat --rs 4k'),
    said('a cat --seed x'),
    said('a cat --wm maybe'),
    said('a cat --fps 30'),
    { prompt: 'a cat --dur 900' },
  ])('refuses %j (§1.5)', async (fields) => {
    expect(await refusalOf({ ...flat, ...fields })).toMatchObject({ code: 'invalid_request' })
  })
})

describe.each(doubao)('%s', (model) => {
  const shortest = pro15.includes(model) ? 4 : 2
  const pictures = model === liteImage ? [first] : []
  const say = (text: string) => ({
    model,
    metadata: { content: [{ type: 'text', text }, ...pictures] },
  })

  it.each([
    [`a cat --dur ${shortest}`, shortest],
    ['a cat --dur 5', 5],
    ['a cat --duration 7', 7],
    ['a cat --dur 12', 12],
    ['a cat', 5],
  ])('makes %j (§1.5)', async (text, duration) => {
    expect(await madeFrom(say(text))).toMatchObject({ duration, framespersecond: 24 })
  })

  it.each(['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'])('makes %s (§1.5)', async (ratio) => {
    expect(await madeFrom(say(`a cat --ratio ${ratio}`))).toMatchObject({ ratio })
  })

  it.each(['a cat --ratio adaptive', 'a cat'])('fits %j to its picture (§7.1)', async (text) => {
    const ratio = model === liteImage ? '9:16' : '16:9'

    expect(await madeFrom(say(text))).toMatchObject({ ratio })
  })

  it.each(['480p', '720p', '1080p'])('makes %s (§1.5)', async (resolution) => {
    const text = `a cat --rs ${resolution} --seed 9 --wm false --cf true --fps 24`

    expect(await madeFrom(say(text))).toMatchObject({ resolution, seed: 9 })
  })

  it.each([
    `--dur ${shortest - 1}`,
    '--dur 13',
    '--dur long',
    '--dur 4.5',
    '--ratio 2:1',
    '--ratio wide',
    '--rs 4k',
    '--seed x',
    '--fps 30',
    '--wm maybe',
    '--cf 2',
  ])('refuses %s (§1.5)', async (flag) => {
    expect(await refusalOf(say(`a cat ${flag}`))).toMatchObject({ code: 'invalid_request' })
  })

  it('does not look at flat fields (§1.5)', async () => {
    const body = {
      ...say('a dog --dur 6'),
      prompt: 'a cat',
      duration: 900,
      ratio: 'wide',
      seed: 'x',
    }

    expect(await madeFrom(body)).toMatchObject({ duration: 6 })
    expect((await ledgerOf(body)).prompt).toBe('a dog --dur 6')
  })

  it('refuses content without a text (§1.5)', async () => {
    expect(
      await refusalOf({ model, prompt: 'a cat', metadata: { content: [first] } }),
    ).toMatchObject({ code: 'invalid_request' })
  })
})

it.each([liteText, pro10, ...pro15])(
  'bills a placeholder where %s is sent no content (§1.5)',
  async (model) => {
    for (const fields of [{ prompt: 'a cat', duration: 4 }, { metadata: {} }]) {
      const { prompt } = await ledgerOf({ model, ...fields })
      expect(prompt).not.toContain('cat')
      expect(prompt).not.toBe('')
    }
  },
)

it('refuses to work without a picture at the image-to-video model (§1.5)', async () => {
  expect(await refusalOf({ model: liteImage, ...said('a cat') })).toMatchObject({
    code: 'invalid_request',
  })
  expect(await refusalOf({ model: liteImage, prompt: 'a cat' })).toMatchObject({
    code: 'invalid_request',
  })
})

it('refuses pictures at the text-to-video model (§1.5)', async () => {
  expect(await refusalOf({ model: liteText, ...withContent(first) })).toMatchObject({
    code: 'invalid_request',
  })
})

describe.each([...mixroute, liteImage, pro10, ...pro15])('the pictures of %s', (model) => {
  it.each([
    [[first]],
    [[first, last]],
    [[last, first]],
    [[reference]],
    [Array<object>(4).fill(reference)],
    [[{ type: 'image_url', image_url: { url: jpegUrl } }]],
    [[image('first_frame', 'https://a.example/b.png')]],
  ])('may be %# (§1.5)', async (pictures) => {
    const { images } = await ledgerOf({ model, ...withContent(...pictures) })

    const roles = pictures.map((item) => ('role' in item ? item.role : 'first_frame'))
    expect(images.map(({ role }) => role)).toEqual(roles)
  })

  it.each([
    ['a last frame alone', [last]],
    ['two first frames', [first, first]],
    ['two last frames', [first, last, last]],
    ['a frame beside a reference', [first, reference]],
    ['both frames beside a reference', [first, last, reference]],
    ['a last frame beside a reference', [last, reference]],
    ['five references', Array<object>(5).fill(reference)],
    ['another role', [image('middle_frame')]],
    ['no picture', [image('first_frame', 'kitten')]],
    ['no URL', [{ type: 'image_url', image_url: {}, role: 'first_frame' }]],
    ['a bare URL', [{ type: 'image_url', image_url: jpegUrl, role: 'first_frame' }]],
  ])('may not be %s (§1.5)', async (_, pictures) => {
    expect(await refusalOf({ model, ...withContent(...pictures) })).toMatchObject({
      code: 'invalid_request',
    })
  })
})

function said(text: string) {
  return { metadata: { content: [{ type: 'text', text }] } }
}

function withContent(...pictures: readonly object[]) {
  return { metadata: { content: [{ type: 'text', text: 'a cat' }, ...pictures] } }
}

function image(role: string, url: string = jpegUrl) {
  return { type: 'image_url', image_url: { url }, role }
}
