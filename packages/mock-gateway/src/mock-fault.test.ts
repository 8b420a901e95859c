import { describe, expect, it } from 'vitest'
import {
  bodies,
  download,
  finish,
  openLink,
  query,
  readJson,
  submit,
} from './call-gateway.test-helper.ts'
import { createMockGateway } from './mock-gateway.ts'
import { describeMockFault, mockFaults } from './mock-fault.ts'

it('describes every fault in a sentence', () => {
  for (const fault of mockFaults) expect(describeMockFault(fault)).toMatch(/\.$/)
  expect(mockFaults).toHaveLength(22)
})

it('hits one task by its prompt, one call by its header, all by the option', async () => {
  const plain = createMockGateway()
  const faulty = createMockGateway({ fault: 'quota' })
  const headers = { authorization: 'Bearer x', 'x-mock-fault': 'quota' }

  expect((await submit(plain, { ...bodies.sora, prompt: 'a cat [fault:quota]' })).status).toBe(403)
  expect((await submit(plain, bodies.sora, { headers })).status).toBe(403)
  expect((await submit(faulty, bodies.sora)).status).toBe(403)
  expect((await submit(plain, bodies.sora)).status).toBe(200)
})

it('refuses a fault that it does not have', async () => {
  const response = await submit(createMockGateway(), { ...bodies.sora, prompt: '[fault:typo]' })

  expect(response.status).toBe(400)
  expect((await readJson(response)).message).toContain('no fault "typo"')
})

describe('submits', () => {
  it.each([
    ['moderated-submit', 400],
    ['rate-limited', 429],
    ['quota', 403],
    ['submit-500', 500],
  ] as const)('refuses %s with %i and bills nothing', async (fault, status) => {
    const gateway = createMockGateway({ fault })

    const response = await submit(gateway, bodies.sora)

    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '2' : null)
    expect(await gateway.ledger()).toEqual({ billed: 0, tasks: [] })
  })

  it('bills a submit whose answer is lost', async () => {
    const gateway = createMockGateway({ fault: 'submit-dropped' })

    await expect(submit(gateway, bodies.sora)).rejects.toThrow(TypeError)
    expect((await gateway.ledger()).billed).toBe(1)
  })

  it('bills a submit that it answers without an id', async () => {
    const gateway = createMockGateway({ fault: 'submit-no-id' })

    const response = await submit(gateway, bodies.sora)

    expect(response.status).toBe(200)
    expect(await readJson(response)).toEqual({ status: 'submitted', format: 'mp4' })
    expect((await gateway.ledger()).billed).toBe(1)
  })
})

describe('polls', () => {
  it.each([
    ['failed', 'internal error'],
    ['moderated', 'moderation'],
  ] as const)('ends a task as %s', async (fault, words) => {
    const gateway = createMockGateway({ fault })
    const id = await finish(gateway, bodies.sora)

    const task = await readJson(await query(gateway, id))

    expect(task).toMatchObject({ status: 'failed', error: { code: 400 } })
    expect(task).toHaveProperty('error.message', expect.stringContaining(words))
    expect((await gateway.ledger()).tasks).toMatchObject([{ status: 'failed', sha256: null }])
  })

  it.each([
    ['poll-rate-limited', 2, 429],
    ['poll-500', 3, 500],
    ['poll-html', 3, 200],
    ['unknown-status', 3, 200],
  ] as const)('recovers from %s after %i polls', async (fault, count, status) => {
    const gateway = createMockGateway({ fault })
    const id = await finish(gateway, bodies.sora)

    for (let poll = 0; poll < count; poll++) {
      const response = await query(gateway, id)
      expect(response.status).toBe(status)
      expect(await response.text()).not.toContain('succeeded')
    }
    expect(await readJson(await query(gateway, id))).toMatchObject({ status: 'succeeded' })
  })

  it('recovers from lost polls after 3', async () => {
    const gateway = createMockGateway({ fault: 'poll-dropped' })
    const id = await finish(gateway, bodies.sora)

    for (let poll = 0; poll < 3; poll++) await expect(query(gateway, id)).rejects.toThrow(TypeError)
    expect((await query(gateway, id)).status).toBe(200)
  })

  it('takes five times as long where it is slow', async () => {
    const gateway = createMockGateway({ fault: 'slow' })
    const { task_id } = await readJson(await submit(gateway, bodies.sora))

    gateway.advance(120_000 * 5 - 1000)

    expect(await readJson(await query(gateway, String(task_id)))).toMatchObject({
      status: 'in_progress',
    })
  })
})

describe('videos', () => {
  /** Asks for the video where the family carries it. */
  const deliver = {
    sora: download,
    veo: query,
    wan: openLink,
  } as const
  const families = ['sora', 'veo', 'wan'] as const

  it.each(families)('cuts a %s body cleanly for download-truncated', async (family) => {
    const gateway = createMockGateway({ fault: 'download-truncated' })
    const id = await finish(gateway, bodies[family])

    const bytes = await (await deliver[family](gateway, id)).arrayBuffer()

    const size = (await gateway.ledger()).tasks[0]?.size ?? 0
    expect(bytes.byteLength).toBeGreaterThan(size * 0.4)
    expect(bytes.byteLength).toBeLessThan(size * 0.8)
  })

  it.each(families)('drops only the first %s download', async (family) => {
    const gateway = createMockGateway({ fault: 'download-dropped' })
    const id = await finish(gateway, bodies[family])

    const first = await deliver[family](gateway, id)

    await expect(first.arrayBuffer()).rejects.toThrow(TypeError)
    const second = await (await deliver[family](gateway, id)).arrayBuffer()
    expect(second.byteLength).toBeGreaterThanOrEqual((await gateway.ledger()).tasks[0]?.size ?? NaN)
  })

  it('lies about the size', async () => {
    const gateway = createMockGateway({ fault: 'download-wrong-size' })
    const sora = await finish(gateway, bodies.sora)
    const wan = await finish(gateway, bodies.wan)
    const [first, second] = (await gateway.ledger()).tasks

    const { size } = await readJson(await download(gateway, sora))
    const link = await openLink(gateway, wan)

    expect(size).toBe((first?.size ?? 0) + 1000)
    expect(link.headers.get('content-length')).toBe(String((second?.size ?? 0) + 1000))
    await expect(link.arrayBuffer()).rejects.toThrow(TypeError)
  })

  it.each(families)('answers a %s video with a page, an error or a refusal', async (family) => {
    const answerTo = async (fault: 'download-html' | 'download-500' | 'download-failed') => {
      const gateway = createMockGateway({ fault })
      return deliver[family](gateway, await finish(gateway, bodies[family]))
    }
    const html = await answerTo('download-html')
    const failed = await answerTo('download-failed')

    expect(html.headers.get('content-type')).toContain('text/html')
    expect((await answerTo('download-500')).status).toBe(500)
    expect(failed.status).toBe(family === 'wan' ? 500 : 200)
    if (family !== 'wan') expect(await readJson(failed)).toMatchObject({ success: false })
  })

  it('delivers bytes that are no video', async () => {
    const gateway = createMockGateway({ fault: 'not-a-video' })
    const id = await finish(gateway, bodies.wan)

    expect(await (await openLink(gateway, id)).text()).toMatch(/^This is no video/)
  })

  it('expires a finished video', async () => {
    const gateway = createMockGateway({ fault: 'expired' })
    const sora = await finish(gateway, bodies.sora)
    const veo = await finish(gateway, bodies.veo)

    expect((await download(gateway, sora)).status).toBe(404)
    expect(await readJson(await query(gateway, veo))).toMatchObject({
      status: 'succeeded',
      url: 'expired',
    })
  })
})
