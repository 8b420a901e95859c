import { describe, expect, it } from 'vitest'
import { bodies, finish, query, readJson, sha256, start } from '../call-gateway.test-helper.ts'
import { mockDialects } from '../dialect/mock-dialect.ts'
import { createMockGateway } from '../mock-gateway.ts'
import { jpegUrl, makePng, pngUrl } from '../picture/pictures.test-helper.ts'
import { ledgerOf, madeFrom, refusalOf, refusedBy } from './submit-once.test-helper.ts'

const sora = { model: 'sora-2', prompt: 'a cat' }

it.each([
  [{}, '4', '720x1280'],
  [{ seconds: '4' }, '4', '720x1280'],
  [{ seconds: '8' }, '8', '720x1280'],
  [{ seconds: '12' }, '12', '720x1280'],
  [{ seconds: 12 }, '12', '720x1280'],
  [{ n_seconds: 8 }, '8', '720x1280'],
  [{ n_seconds: '12' }, '12', '720x1280'],
  [{ size: '720x1280' }, '4', '720x1280'],
  [{ size: '1280x720' }, '4', '1280x720'],
  [{ width: 1280, height: 720 }, '4', '1280x720'],
  [{ size: '1280x720', width: 720, height: 1280 }, '4', '1280x720'],
])('makes what is asked for with %j (§1.2)', async (fields, seconds, size) => {
  expect(await madeFrom({ ...sora, ...fields })).toMatchObject({ seconds, size })
})

it.each([
  [{ seconds: '5' }],
  [{ seconds: 10 }],
  [{ seconds: 20 }],
  [{ seconds: '8s' }],
  [{ seconds: true }],
  [{ n_seconds: 6 }],
  [{ size: '1080x1920' }],
  [{ size: '1024x1792' }],
  [{ size: '1280*720' }],
  [{ size: '16:9' }],
  [{ width: 960, height: 960 }],
])('corrects %j without a word (§1.2)', async (fields) => {
  expect(await madeFrom({ ...sora, ...fields })).toMatchObject({ seconds: '4', size: '720x1280' })
})

it.each([
  [{ duration: 8, durationSeconds: 8, aspectRatio: '16:9', resolution: '1080p', seed: 7 }],
  [{ metadata: { seconds: '8', size: '1280x720' } }],
])('drops the fields of %j (§1.2)', async (fields) => {
  const made = await madeFrom({ ...sora, ...fields })

  expect(made).toMatchObject({ seconds: '4', size: '720x1280' })
  expect(made).not.toHaveProperty('seed')
})

it('tells a correction as new-api as well (§1.2)', async () => {
  const gateway = createMockGateway({ dialect: 'new-api' })
  const id = await finish(gateway, { ...sora, seconds: '5', size: '1x1' })

  expect(await readJson(await query(gateway, id))).toMatchObject({
    data: { data: { seconds: '4', size: '720x1280' } },
  })
})

it('counts the prompt’s characters, not its code units (§6)', async () => {
  expect(await ledgerOf({ ...sora, prompt: '🐈'.repeat(32_000) })).toMatchObject({ images: [] })
  expect(await refusalOf({ ...sora, prompt: '🐈'.repeat(32_001) })).toMatchObject({
    code: 'invalid_request',
  })
})

describe('input_reference', () => {
  it.each([
    ['a picture of the default size', {}, pngUrl(720, 1280)],
    ['a picture of the size asked for', { size: '1280x720' }, pngUrl(1280, 720)],
    ['a picture of the corrected size', { size: '960x960' }, pngUrl(720, 1280)],
    ['bare base64', {}, pngUrl(720, 1280).split(',')[1]],
  ])('is %s (§1.2)', async (_, fields, input_reference) => {
    expect(await ledgerOf({ ...sora, ...fields, input_reference })).toMatchObject({
      images: [{ role: 'input_reference', kind: 'data', type: 'image/png' }],
    })
  })

  it('stands in the ledger with its size and digest', async () => {
    const { images } = await ledgerOf({ ...sora, input_reference: pngUrl(720, 1280) })

    expect(images).toEqual([
      {
        role: 'input_reference',
        kind: 'data',
        type: 'image/png',
        width: 720,
        height: 1280,
        sha256: await sha256(new Uint8Array(makePng(720, 1280))),
      },
    ])
  })

  it('is a link (§1.2)', async () => {
    expect(await ledgerOf({ ...sora, input_reference: 'https://a.example/b.png' })).toMatchObject({
      images: [{ role: 'input_reference', kind: 'url' }],
    })
  })

  it.each([
    ['of another size', {}, pngUrl(1280, 720)],
    ['of another size than asked for', { size: '1280x720' }, pngUrl(720, 1280)],
    ['of nearly the size', {}, pngUrl(720, 1281)],
    ['that is smaller', {}, jpegUrl],
  ])('is refused %s (§1.2)', async (_, fields, input_reference) => {
    const refusal = await refusalOf({ ...sora, ...fields, input_reference })

    expect(refusal).toMatchObject({ code: 'invalid_request' })
    expect(refusal.message).toContain('input_reference')
  })

  it.each([
    ['no picture', 'data:image/png;base64,aGVsbG8='],
    ['a GIF', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='],
    ['broken base64', 'data:image/png;base64,!!!'],
    ['a word', 'kitten'],
    ['an object', { image_url: 'https://a.example/b.png' }],
    ['nothing', null],
  ])('is dropped without a word where it is %s (§1.2)', async (_, input_reference) => {
    expect(await ledgerOf({ ...sora, input_reference })).toMatchObject({ images: [] })
  })
})

describe.each(mockDialects)('a remix as %s', (dialect) => {
  it.each([
    'remix_from_video_id',
    'remix_video_id',
    'remixed_video_id',
    'remixedVideoId',
    'remixVideoId',
  ])('by %s takes length and size from its source (§1.2)', async (name) => {
    const gateway = createMockGateway({ dialect })
    const source = await finish(gateway, { ...sora, seconds: '12', size: '1280x720' })
    const remix = await finish(gateway, {
      ...sora,
      prompt: 'two cats',
      seconds: '8',
      size: '720x1280',
      input_reference: jpegUrl,
      [name]: source,
    })
    const answer = await readJson(await query(gateway, remix))

    const { billed, tasks } = await gateway.ledger()
    const upstream = dialect === 'mixroute' ? answer.metadata : (answer.data as object)
    const made = dialect === 'mixroute' ? upstream : (upstream as { data: object }).data
    expect(made).toMatchObject({
      seconds: '12',
      size: '1280x720',
      remixed_from_video_id: expect.stringMatching(/^video_/) as unknown,
    })
    expect(billed).toBe(2)
    expect(tasks[1]).toMatchObject({ prompt: 'two cats', images: [] })
  })

  it.each([
    ['nobody’s video', 'video_0', 'task_not_exist'],
    ['another prefix', 'kitten_0', 'invalid_request'],
    ['a number', 7, 'invalid_request'],
    ['an empty text', '', 'invalid_request'],
  ])('refuses %s (§1.2)', async (_, remixVideoId, code) => {
    expect(await refusalOf({ ...sora, remixVideoId }, dialect)).toMatchObject({ code })
  })

  it('refuses a source that has not finished, has failed or is none of Sora’s (§1.2)', async () => {
    const gateway = createMockGateway({ dialect })
    const veo = await finish(gateway, bodies.veo)
    const failed = await finish(gateway, { ...sora, prompt: '[fault:failed]' })
    const early = await start(gateway, sora)

    for (const source of [veo, failed, early]) {
      expect(await refusedBy(gateway, { ...sora, remix_from_video_id: source })).toMatchObject({
        code: 'invalid_request',
      })
    }
  })
})
