import { describe, expect, it } from 'vitest'
import {
  askForVideo,
  bodies,
  download,
  finish,
  openContent,
  query,
  readJson,
  readTask,
  readVideo,
  start,
  submit,
} from './call-gateway.test-helper.ts'
import { mockDialects } from './dialect/mock-dialect.ts'
import { createMockGateway } from './mock-gateway.ts'
import { describeMockFault, mockFaults } from './mock-fault.ts'

it('describes every fault in a sentence', () => {
  for (const fault of mockFaults) expect(describeMockFault(fault)).toMatch(/\.$/)
  expect(mockFaults).toHaveLength(27)
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

describe.each(mockDialects)('submits as %s', (dialect) => {
  it.each([
    ['moderated-submit', 400],
    ['rate-limited', 429],
    ['quota', 403],
    ['submit-500', 500],
  ] as const)('refuses %s with %i and bills nothing', async (fault, status) => {
    const gateway = createMockGateway({ dialect, fault })

    const response = await submit(gateway, bodies.sora)

    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '2' : null)
    expect(await gateway.ledger()).toEqual({ billed: 0, tasks: [] })
  })

  it('names the quota that is not enough', async () => {
    const gateway = createMockGateway({ dialect, fault: 'quota' })

    expect(await readJson(await submit(gateway, bodies.sora))).toMatchObject({
      code: 'quota_not_enough',
    })
  })

  it('bills a submit whose answer is lost', async () => {
    const gateway = createMockGateway({ dialect, fault: 'submit-dropped' })

    await expect(submit(gateway, bodies.sora)).rejects.toThrow(TypeError)
    expect((await gateway.ledger()).billed).toBe(1)
  })

  it.each(['sora', 'veo', 'wan'] as const)(
    'bills a %s submit that it answers without an id',
    async (family) => {
      const gateway = createMockGateway({ dialect, fault: 'submit-no-id' })

      const response = await submit(gateway, bodies[family])

      const text = await response.text()
      expect(response.status).toBe(200)
      expect(text).toContain('"status"')
      expect(text).not.toMatch(/"(task_)?id"/)
      expect((await gateway.ledger()).billed).toBe(1)
    },
  )
})

describe.each(mockDialects)('polls as %s', (dialect) => {
  it.each([
    ['failed', 'sora', 'internal error'],
    ['failed', 'veo', 'internal error'],
    ['moderated', 'sora', 'moderation'],
    ['moderated', 'veo', 'usage guidelines'],
    ['moderated', 'wan', 'inappropriate'],
  ] as const)('ends as %s a %s task', async (fault, family, words) => {
    const gateway = createMockGateway({ dialect, fault })
    const id = await finish(gateway, bodies[family])

    const task = await readTask(await query(gateway, id))

    expect(task.status).toBe('failed')
    expect(task.reason).toContain(words)
    expect((await gateway.ledger()).tasks).toMatchObject([{ status: 'failed', sha256: null }])
  })

  it.each([
    ['poll-rate-limited', 2, 429],
    ['poll-500', 3, 500],
    ['poll-html', 3, 200],
    ['unknown-status', 3, 200],
  ] as const)('recovers from %s after %i polls', async (fault, count, status) => {
    const gateway = createMockGateway({ dialect, fault })
    const id = await finish(gateway, bodies.wan)

    for (let poll = 0; poll < count; poll++) {
      const response = await query(gateway, id)
      expect(response.status).toBe(status)
      const text = await response.text()
      expect(text).not.toMatch(/"(succeeded|SUCCESS|SUCCEEDED)"/)
      if (status === 429) expect(text).toBe('')
    }
    expect((await readTask(await query(gateway, id))).status).toBe('succeeded')
  })

  it('says a word that nobody knows for every family', async () => {
    const gateway = createMockGateway({ dialect, fault: 'unknown-status' })
    const status = async (body: object) =>
      (await readTask(await query(gateway, await finish(gateway, body)))).status

    for (const body of Object.values(bodies)) expect(await status(body)).toBe('warming_up')
  })

  it('recovers from lost polls after 3', async () => {
    const gateway = createMockGateway({ dialect, fault: 'poll-dropped' })
    const id = await finish(gateway, bodies.sora)

    for (let poll = 0; poll < 3; poll++) await expect(query(gateway, id)).rejects.toThrow(TypeError)
    expect((await query(gateway, id)).status).toBe(200)
  })

  it('takes five times as long where it is slow', async () => {
    const gateway = createMockGateway({ dialect, fault: 'slow' })
    const id = await start(gateway, bodies.sora)

    gateway.advance(120_000 * 5 - 1000)

    expect((await readTask(await query(gateway, id))).status).toBe('in_progress')
  })
})

describe.each(mockDialects)('videos as %s', (dialect) => {
  const families = ['sora', 'veo', 'wan'] as const

  it.each(families)('cuts a %s body cleanly for download-truncated', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'download-truncated' })
    const id = await finish(gateway, bodies[family])

    const bytes = await (await askForVideo(gateway, id, { dialect, family })).arrayBuffer()

    const size = (await gateway.ledger()).tasks[0]?.size ?? 0
    expect(bytes.byteLength).toBeGreaterThan(size * 0.4)
    expect(bytes.byteLength).toBeLessThan(size * 0.8)
  })

  it.each(families)('drops only the first three %s downloads', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'download-dropped' })
    const id = await finish(gateway, bodies[family])

    for (let download = 0; download < 3; download++) {
      const answer = await askForVideo(gateway, id, { dialect, family })
      await expect(answer.arrayBuffer()).rejects.toThrow(TypeError)
    }
    const last = await (await askForVideo(gateway, id, { dialect, family })).arrayBuffer()
    expect(last.byteLength).toBeGreaterThanOrEqual((await gateway.ledger()).tasks[0]?.size ?? NaN)
  })

  it.each(families)('answers a %s video with a page or an error', async (family) => {
    const answerTo = async (fault: 'download-html' | 'download-500') => {
      const gateway = createMockGateway({ dialect, fault })
      return askForVideo(gateway, await finish(gateway, bodies[family]), { dialect, family })
    }

    expect((await answerTo('download-html')).headers.get('content-type')).toContain('text/html')
    expect((await answerTo('download-500')).status).toBe(500)
  })

  it.each(families)('delivers bytes that are no %s video', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'not-a-video' })
    const id = await finish(gateway, bodies[family])

    const bytes = await readVideo(await askForVideo(gateway, id, { dialect, family }))

    expect(new TextDecoder().decode(bytes)).toMatch(/^This is no video/)
  })

  it('expires a finished video', async () => {
    const gateway = createMockGateway({ dialect, fault: 'expired' })
    const sora = await finish(gateway, bodies.sora)
    const veo = await finish(gateway, bodies.veo)
    const wan = await finish(gateway, bodies.wan)

    expect((await askForVideo(gateway, sora, { dialect, family: 'sora' })).status).toBe(404)
    for (const id of [veo, wan]) {
      expect(await readTask(await query(gateway, id))).toMatchObject({
        status: 'succeeded',
        url: 'expired',
      })
    }
  })
})

describe.each(mockDialects)('places of videos as %s', (dialect) => {
  const families = ['sora', 'veo', 'wan'] as const

  it.each(['veo', 'wan'] as const)('tells of a %s video late', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'late-link' })
    const id = await finish(gateway, bodies[family])

    for (let poll = 0; poll < 3; poll++)
      expect(await readTask(await query(gateway, id))).toMatchObject({
        status: 'succeeded',
        url: '',
      })
    const last = await readVideo(await askForVideo(gateway, id, { dialect, family }))

    expect(last.byteLength).toBe((await gateway.ledger()).tasks[0]?.size)
  })

  it.each(families)('has a %s video at the content route alone', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'content-route-only' })
    const id = await finish(gateway, bodies[family])

    const { status, url } = await readTask(await query(gateway, id))

    expect([status, url]).toEqual(['succeeded', ''])
    expect((await download(gateway, id)).status).toBe(400)
    expect((await openContent(gateway, id)).headers.get('content-type')).toBe('video/mp4')
  })

  it.each(families)('knows itself by an address from inside, for a %s video', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'localhost-link' })
    const id = await finish(gateway, bodies[family])

    const { url } = await readTask(await query(gateway, id))

    expect(url).toBe(`http://localhost:3000/v1/videos/${encodeURIComponent(id)}/content`)
    expect((await openContent(gateway, id)).status).toBe(200)
  })

  it.each(['veo', 'wan'] as const)('says of a %s task in a word of its own', async (family) => {
    const gateway = createMockGateway({ dialect, fault: 'unknown-success' })
    const id = await finish(gateway, bodies[family])

    const { status, url } = await readTask(await query(gateway, id))

    expect(status).toBe('wrapped_up')
    expect(url).toMatch(/^(https?|data):/)
  })

  it('refuses every poll for its content', async () => {
    const gateway = createMockGateway({ dialect, fault: 'moderated-poll' })
    const id = await finish(gateway, bodies.sora)

    for (let poll = 0; poll < 5; poll++) {
      const answer = await query(gateway, id)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toMatch(/moderation/)
    }
    expect((await gateway.ledger()).billed).toBe(1)
  })
})

it('has no content route as Mixroute without such a fault', async () => {
  const gateway = createMockGateway()

  expect((await openContent(gateway, await finish(gateway, bodies.wan))).status).toBe(404)
})

it('lies about the size in a download answer', async () => {
  const gateway = createMockGateway({ fault: 'download-wrong-size' })
  const id = await finish(gateway, bodies.sora)
  const [task] = (await gateway.ledger()).tasks

  const { size } = await readJson(await download(gateway, id))

  expect(size).toBe((task?.size ?? 0) + 1000)
})

it.each([
  ['mixroute', 'wan'],
  ['new-api', 'wan'],
  ['new-api', 'sora'],
] as const)('as %s lies about the length of bare %s bytes', async (dialect, family) => {
  const gateway = createMockGateway({ dialect, fault: 'download-wrong-size' })
  const id = await finish(gateway, bodies[family])
  const [task] = (await gateway.ledger()).tasks

  const response = await askForVideo(gateway, id, { dialect, family })

  expect(response.headers.get('content-length')).toBe(String((task?.size ?? 0) + 1000))
  await expect(response.arrayBuffer()).rejects.toThrow(TypeError)
})

it.each([
  ['mixroute', 'sora', 200],
  ['mixroute', 'veo', 200],
  ['new-api', 'veo', 200],
  ['mixroute', 'wan', 500],
  ['new-api', 'wan', 500],
  ['new-api', 'sora', 502],
] as const)('as %s refuses a failed %s download with %i', async (dialect, family, status) => {
  const gateway = createMockGateway({ dialect, fault: 'download-failed' })
  const id = await finish(gateway, bodies[family])

  const response = await askForVideo(gateway, id, { dialect, family })

  expect(response.status).toBe(status)
  if (status === 200) expect(await readJson(response)).toMatchObject({ success: false })
})
