import { describe, expect, it } from 'vitest'
import {
  base,
  bodies,
  download,
  finish,
  openContent,
  query,
  readJson,
  sha256,
  start,
  submit,
} from '../call-gateway.test-helper.ts'
import type { Family } from '../call-gateway.test-helper.ts'
import { createMockGateway } from '../mock-gateway.ts'
import type { MockGateway, MockGatewayOptions } from '../mock-gateway.ts'

const publicId = /^task_[A-Za-z0-9]{32}$/

function createNewApi(options: MockGatewayOptions = {}): MockGateway {
  return createMockGateway({ dialect: 'new-api', clock: { now: () => 1_000_000 }, ...options })
}

/** The `data` of a wrapped status answer. */
async function queryData(gateway: MockGateway, id: string): Promise<Record<string, unknown>> {
  const { code, message, data } = await readJson(await query(gateway, id))
  expect({ code, message }).toEqual({ code: 'success', message: '' })
  return data as Record<string, unknown>
}

describe('a submit', () => {
  it('is answered with OpenAI’s video object for Sora', async () => {
    const response = await submit(createNewApi(), bodies.sora)

    const { id, ...rest } = await readJson(response)
    expect(id).toMatch(publicId)
    expect(rest).toEqual({
      task_id: id,
      object: 'video',
      model: 'sora-2',
      status: 'queued',
      progress: 0,
      created_at: 1000,
      seconds: '4',
      size: '1280x720',
    })
    expect(response.headers.get('x-new-api-version')).toMatch(/^v\d/)
    expect(response.headers.get('x-new-api-other-ratios')).toBe('{"seconds":4,"size":1}')
  })

  it.each(['veo', 'wan', 'seedance'] as const)('is wrapped for %s', async (family) => {
    const body = await readJson(await submit(createNewApi(), bodies[family]))

    expect(body).toEqual({
      code: 'success',
      message: '',
      data: {
        task_id: expect.stringMatching(publicId) as unknown,
        status: 'SUBMITTED',
        progress: '0%',
        submit_time: 1000,
      },
    })
  })

  it('is refused in the vendor’s JSON, as text', async () => {
    const refusal = async (family: Family) => {
      const gateway = createNewApi({ fault: 'moderated-submit' })
      const { code, message, data } = await readJson(await submit(gateway, bodies[family]))
      expect({ code, data }).toEqual({ code: 'fail_to_fetch_task', data: null })
      return JSON.parse(String(message)) as unknown
    }

    expect(await refusal('sora')).toMatchObject({ error: { code: 'moderation_blocked' } })
    expect(await refusal('veo')).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } })
    expect(await refusal('wan')).toMatchObject({ code: 'DataInspectionFailed' })
    expect(await refusal('seedance')).toMatchObject({
      error: { code: 'InputTextSensitiveContentDetected' },
    })
  })

  it('is refused above the rate limit with its request id', async () => {
    const response = await submit(createNewApi({ fault: 'rate-limited' }), bodies.sora)

    const requestId = String(response.headers.get('x-oneapi-request-id'))
    expect(await readJson(response)).toEqual({
      error: {
        message: expect.stringContaining(`(request id: ${requestId})`) as unknown,
        type: 'new_api_error',
      },
    })
  })
})

describe('a status answer', () => {
  it('says new words and a growing percentage', async () => {
    const gateway = createNewApi()
    const id = await start(gateway, bodies.sora)
    const words: unknown[] = []
    const look = async (advance: number) => {
      gateway.advance(advance)
      const { status, progress, start_time, finish_time } = await queryData(gateway, id)
      words.push([status, progress, start_time, finish_time])
    }

    for (const advance of [0, 2400, 2400, 31_200, 82_800, 1200]) await look(advance)

    expect(words).toEqual([
      ['NOT_START', '0%', 0, 0],
      ['SUBMITTED', '2%', 0, 0],
      ['QUEUED', '4%', 0, 0],
      ['IN_PROGRESS', '30%', 1012, 0],
      ['IN_PROGRESS', '99%', 1012, 0],
      ['SUCCESS', '100%', 1012, 1120],
    ])
  })

  it('leads a finished Sora task to the content route below the base URL that was asked', async () => {
    const gateway = createNewApi()
    const id = await finish(gateway, bodies.sora)
    const headers = { authorization: 'Bearer x' }
    const elsewhere = await gateway.fetch(`http://localhost:8787/a/v1/video/generations/${id}`, {
      headers,
    })

    expect(await queryData(gateway, id)).toMatchObject({
      result_url: `${base}/videos/${id}/content`,
    })
    expect(await readJson(elsewhere)).toMatchObject({
      data: { result_url: `http://localhost:8787/a/v1/videos/${id}/content` },
    })
  })

  it('carries the vendor’s own object', async () => {
    const gateway = createNewApi()
    const dataOf = async (family: Family) => {
      const { data, result_url } = await queryData(gateway, await finish(gateway, bodies[family]))
      return { data, result_url }
    }
    const sora = await dataOf('sora')
    const wan = await dataOf('wan')
    const seedance = await dataOf('seedance')

    expect(sora.data).toMatchObject({
      id: expect.stringMatching(/^video_/) as unknown,
      object: 'video',
      status: 'completed',
      progress: 100,
      completed_at: 1120,
    })
    expect(wan.result_url).toMatch(/^https:\/\/files\..*\.mp4$/)
    expect(wan.data).toMatchObject({
      output: { task_status: 'SUCCEEDED', video_url: wan.result_url },
    })
    expect(seedance.data).toMatchObject({
      id: expect.stringMatching(/^cgt-/) as unknown,
      status: 'succeeded',
      content: { video_url: seedance.result_url },
    })
  })

  it('has no link of the vendor once the video is gone', async () => {
    const gateway = createNewApi({ fault: 'expired' })
    const { result_url, data } = await queryData(gateway, await finish(gateway, bodies.wan))

    expect(result_url).toBe('expired')
    expect(data).not.toHaveProperty('output.video_url')
  })

  it.each([
    ['sora', { error: { code: 'generation_failed' } }, /moderation system/],
    ['wan', { output: { code: 'DataInspectionFailed' } }, /^DataInspectionFailed: Input data/],
    ['seedance', { error: { code: 'InputTextSensitiveContentDetected' } }, /sensitive/],
  ] as const)('gives the reason why a %s task failed', async (family, data, reason) => {
    const gateway = createNewApi({ fault: 'moderated' })

    const answer = await queryData(gateway, await finish(gateway, bodies[family]))

    expect(answer).toMatchObject({ status: 'FAILURE', progress: '100%', data })
    expect(answer.fail_reason).toMatch(reason)
    expect(answer).not.toHaveProperty('result_url')
  })

  it('asks Google live for Veo, in lower case', async () => {
    const gateway = createNewApi({ size: 100_000 })
    const id = await start(gateway, bodies.veo)
    const live = { task_id: id, url: '', format: 'mp4', metadata: null, error: null }

    expect(await queryData(gateway, id)).toEqual({ ...live, status: 'queued' })
    gateway.advance(60_000)
    expect(await queryData(gateway, id)).toEqual({ ...live, status: 'processing' })
    gateway.advance(3_600_000)
    const { url, ...rest } = await queryData(gateway, id)
    expect({ ...rest, url: '' }).toEqual({ ...live, status: 'succeeded' })
    const [head, base64 = ''] = String(url).split(',')
    expect(head).toBe('data:video/mp4;base64')
    expect(Buffer.from(base64, 'base64')).toHaveLength(100_000)
  })

  it('gives the reason why a Veo task failed', async () => {
    const gateway = createNewApi({ fault: 'moderated' })

    expect(await queryData(gateway, await finish(gateway, bodies.veo))).toMatchObject({
      status: 'failed',
      url: '',
      error: null,
      fail_reason: expect.stringContaining('usage guidelines') as unknown,
    })
  })

  it('takes the path of Mixroute’s download for a task that does not exist', async () => {
    const gateway = createNewApi()
    const id = await finish(gateway, bodies.sora)

    const response = await download(gateway, id)

    expect(response.status).toBe(400)
    expect(await readJson(response)).toMatchObject({ code: 'task_not_exist', data: null })
  })
})

describe('the content route', () => {
  it.each(['sora', 'veo', 'wan', 'seedance'] as const)('streams a %s video', async (family) => {
    const gateway = createNewApi()
    const id = await finish(gateway, bodies[family])

    const response = await openContent(gateway, id)

    const bytes = await response.arrayBuffer()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(response.headers.get('content-length')).toBe(`${bytes.byteLength}`)
    expect((await gateway.ledger()).tasks[0]?.sha256).toBe(await sha256(bytes))
  })

  it('sends the range that is asked for', async () => {
    const gateway = createNewApi({ size: 1_000_000 })
    const id = await finish(gateway, bodies.sora)

    const response = await openContent(gateway, id, { range: 'bytes=0-1' })

    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe('bytes 0-1/1000000')
    expect((await response.arrayBuffer()).byteLength).toBe(2)
  })

  it('asks for the key', async () => {
    const gateway = createNewApi()
    const id = await finish(gateway, bodies.sora)

    expect((await gateway.fetch(`${base}/videos/${id}/content`)).status).toBe(401)
  })

  it.each([
    ['none', 'NOT_START', 0],
    ['none', 'IN_PROGRESS', 60_000],
    ['failed', 'FAILURE', 3_600_000],
  ])('with fault %s names the status %s of what is not completed', async (fault, word, advance) => {
    const gateway = createNewApi()
    const id = await start(gateway, {
      ...bodies.sora,
      prompt: fault === 'none' ? 'x' : `[fault:${fault}]`,
    })
    gateway.advance(advance)

    const response = await openContent(gateway, id)

    expect(response.status).toBe(400)
    expect(await readJson(response)).toEqual({
      error: {
        message: expect.stringContaining(word) as unknown,
        type: 'invalid_request_error',
      },
    })
  })

  it.each([
    ['expired', 404, 'invalid_request_error'],
    ['download-500', 500, 'server_error'],
    ['download-failed', 502, 'server_error'],
  ] as const)('answers %s with %i', async (fault, status, type) => {
    const gateway = createNewApi({ fault })
    const id = await finish(gateway, bodies.sora)

    const response = await openContent(gateway, id)

    expect(response.status).toBe(status)
    expect(await readJson(response)).toEqual({
      error: { message: expect.any(String) as unknown, type },
    })
  })

  it('knows no task of another name', async () => {
    expect((await openContent(createNewApi(), 'gone')).status).toBe(404)
  })
})

it('answers a status that it cannot read in the envelope of tasks', async () => {
  const gateway = createNewApi({ fault: 'poll-500' })
  const response = await query(gateway, await start(gateway, bodies.wan))

  expect(response.status).toBe(500)
  expect(await readJson(response)).toMatchObject({ code: 'get_task_failed', data: null })
})
