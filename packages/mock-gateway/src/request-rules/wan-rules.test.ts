import { describe, expect, it } from 'vitest'
import { jpegUrl, pngUrl } from '../picture/pictures.test-helper.ts'
import { ledgerOf, madeFrom, refusalOf } from './submit-once.test-helper.ts'

const wanx = { model: 'wanx-video-v1', prompt: 'a cat' }
const fromText = { model: 'wan2.5-t2v-preview', prompt: 'a cat' }
const fromImage = { model: 'wan2.5-i2v-preview', prompt: 'a cat', image: pngUrl(720, 1280) }

describe('wanx-video-v1', () => {
  it.each([
    [{}, 5, '1280*720'],
    [{ duration: 3 }, 3, '1280*720'],
    [{ duration: 5, size: '720*1280' }, 5, '720*1280'],
    [{ duration: 10, size: '960*960' }, 10, '960*960'],
    [{ size: '1280x720' }, 5, '1280*720'],
    [{ size: '720x1280' }, 5, '720*1280'],
    [{ size: '960x960', style: 'anime' }, 5, '960*960'],
  ])('makes what %j asks for (§1.4)', async (fields, duration, size) => {
    expect(await madeFrom({ ...wanx, ...fields })).toMatchObject({ usage: { duration, size } })
  })

  it.each([{ image: jpegUrl }, { image: 'https://a.example/b.png' }])(
    'begins with a picture (§1.4)',
    async (fields) => {
      expect((await ledgerOf({ ...wanx, ...fields })).images).toMatchObject([
        { role: 'first_frame' },
      ])
    },
  )

  it.each([
    { duration: 4 },
    { duration: 8 },
    { duration: '5' },
    { size: '1920*1080' },
    { size: '960×960' },
    { size: '16:9' },
    { size: 'x' },
    { image: 'kitten' },
  ])('refuses %j (§1.4)', async (fields) => {
    expect(await refusalOf({ ...wanx, ...fields })).toMatchObject({ code: 'invalid_request' })
  })
})

describe('wan2.5-t2v-preview', () => {
  it.each([
    [{}, 5, '1280*720', 720],
    [{ duration: 10 }, 10, '1280*720', 720],
    [{ size: '720*1280' }, 5, '720*1280', 720],
    [{ size: '480*832' }, 5, '480*832', 480],
    [{ size: '1440*1440' }, 5, '1440*1440', 1080],
    [{ resolution: '480p' }, 5, '832*480', 480],
    [{ resolution: '1080p' }, 5, '1920*1080', 1080],
    [{ resolution: '1080p', size: '1280*720' }, 5, '1280*720', 720],
  ])('makes what %j asks for (§1.4)', async (fields, duration, size, SR) => {
    expect(await madeFrom({ ...fromText, ...fields })).toMatchObject({
      usage: { duration, size, SR },
    })
  })

  it('does not look at a picture', async () => {
    expect(await ledgerOf({ ...fromText, image: jpegUrl })).toMatchObject({ images: [] })
  })

  it.each([{ size: '1280x720' }, { size: '1000*1000' }, { size: '16:9' }])(
    'refuses %j (§1.4)',
    async (fields) => {
      expect(await refusalOf({ ...fromText, ...fields })).toMatchObject({ code: 'invalid_request' })
    },
  )
})

describe('wan2.5-i2v-preview', () => {
  it.each([
    [{}, 5, 720],
    [{ duration: 10, resolution: '480p' }, 10, 480],
    [{ resolution: '720p' }, 5, 720],
    [{ resolution: '1080p' }, 5, 1080],
  ])('makes what %j asks for (§1.4)', async (fields, duration, SR) => {
    expect(await madeFrom({ ...fromImage, ...fields })).toMatchObject({ usage: { duration, SR } })
  })

  it.each([undefined, null])('refuses to work without a picture (§1.4)', async (image) => {
    expect(await refusalOf({ ...fromImage, image })).toMatchObject({ code: 'InvalidParameter' })
  })
})

describe.each([fromText, fromImage])('$model', (body) => {
  it.each([3, 8, 15, 7.5, '10', true])(
    'makes 5 seconds of %j without a word (§1.4)',
    async (duration) => {
      expect(await madeFrom({ ...body, duration })).toMatchObject({ usage: { duration: 5 } })
    },
  )

  it.each([
    { smart_rewrite: true },
    { generate_audio: false },
    { audio_url: 'https://a.example/b.mp3' },
  ])('accepts %j (§1.4)', async (fields) => {
    expect(await ledgerOf({ ...body, ...fields })).toMatchObject({ model: body.model })
  })

  it.each([
    { resolution: '4k' },
    { resolution: '720P' },
    { resolution: 720 },
    { smart_rewrite: 'yes' },
    { generate_audio: 1 },
    { audio_url: 'a.mp3' },
  ])('refuses %j (§1.4)', async (fields) => {
    expect(await refusalOf({ ...body, ...fields })).toMatchObject({ code: 'invalid_request' })
  })
})

describe.each([wanx, fromText, fromImage])('the seed of $model', (body) => {
  it.each([0, 2_147_483_647])('may be %i (§1.4)', async (seed) => {
    expect(await ledgerOf({ ...body, seed })).toMatchObject({ model: body.model })
  })

  it.each([-1, 2_147_483_648, 1.5, '7'])('may not be %j (§1.4)', async (seed) => {
    expect(await refusalOf({ ...body, seed })).toMatchObject({ code: 'invalid_request' })
  })
})

describe.each([wanx, fromImage])('the picture of $model', (body) => {
  it('passes content inspection up to 5 MB (§1.4)', async () => {
    const natural = Buffer.from(pngUrl(720, 1280).split(',')[1] ?? '', 'base64').length
    const largest = pngUrl(720, 1280, 5_000_000 - natural)
    const larger = pngUrl(720, 1280, 5_000_001 - natural)

    expect(await ledgerOf({ ...body, image: largest })).toMatchObject({ model: body.model })
    expect(await refusalOf({ ...body, image: larger })).toMatchObject({
      code: 'DataInspectionFailed',
    })
    const { message } = await refusalOf({ ...body, image: larger }, 'new-api')
    expect(JSON.parse(String(message))).toMatchObject({ code: 'DataInspectionFailed' })
  })
})
