import { expect, it } from 'vitest'
import { deferred } from '../deferred.test-helper.ts'
import {
  apiKey,
  baseUrl,
  bodies,
  createRig,
  get,
  post,
  readJson,
} from '../call-handler.test-helper.ts'

const key = { 'idempotency-key': 'intent-1' }
const lookUp = '/video/generations?idempotency_key=intent-1'

function faulty(fault: string) {
  return { ...bodies.sora, prompt: `[fault:${fault}] a cat` }
}

it('passes the body through as it came, with the key of the server', async () => {
  const { handler, sent } = createRig({
    upstream: async (request, gateway) => {
      expect(await request.clone().text()).toBe(text)
      return gateway.fetch(request)
    },
  })
  const text = ' {"model":"sora-2", "prompt":"貓","seconds":"4"}\n'

  expect((await handler(post(text))).status).toBe(200)
  expect(sent[0]?.url).toBe(`${baseUrl}/video/generations`)
  expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`)
})

it('bills 100 parallel submits of one intent once, with 100 equal answers', async () => {
  const others = deferred<undefined>()
  const { gateway, handler, sent } = createRig({
    upstream: async (request, mock) => {
      if (sent.length === 1) await others.promise
      return mock.fetch(request)
    },
  })
  const waiting = Array.from({ length: 100 }, () => handler(post(bodies.sora, key)))
  // Answered behind the hundred, so by then all of them are in flight.
  await expect.poll(() => sent.length).toBe(1)
  await handler(post(bodies.sora, { 'idempotency-key': 'another intent' }))
  others.resolve(undefined)
  const responses = await Promise.all(waiting)
  const answers = await Promise.all(
    responses.map(async (response) =>
      JSON.stringify([response.status, [...response.headers], await response.text()]),
    ),
  )

  expect(new Set(answers).size).toBe(1)
  expect(sent).toHaveLength(2)
  expect(await gateway.ledger()).toMatchObject({ billed: 2 })
})

it('answers again from memory', async () => {
  const { handler, sent } = createRig()
  const first = await readJson(await handler(post(bodies.sora, key)))
  const second = await readJson(await handler(post(bodies.sora, key)))

  expect(second).toEqual(first)
  expect(sent).toHaveLength(1)
})

it('refuses the same key with another body', async () => {
  const { handler, sent } = createRig()
  await handler(post(bodies.sora, key))
  const response = await handler(post({ ...bodies.sora, prompt: 'a dog' }, key))

  expect(response.status).toBe(422)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'invalid_request', billed: 'no' },
  })
  expect(sent).toHaveLength(1)
})

it('submits twice without a key', async () => {
  const { gateway, handler } = createRig()
  await handler(post(bodies.sora))
  await handler(post(bodies.sora))

  expect(await gateway.ledger()).toMatchObject({ billed: 2 })
})

it('keeps the keys of users apart', async () => {
  const { gateway, handler } = createRig()
  await handler(post(bodies.sora, key))
  const foreign = await handler(get(lookUp, { headers: { 'x-user': 'bob' } }))
  await handler(post(bodies.sora, { ...key, 'x-user': 'bob' }))

  expect(foreign.status).toBe(404)
  expect(await gateway.ledger()).toMatchObject({ billed: 2 })
})

it('tells what a submit came to, and asks nobody', async () => {
  const { handler, sent } = createRig()
  const submitted = await readJson(await handler(post(bodies.sora, key)))
  const response = await handler(get(lookUp))

  expect(response.status).toBe(200)
  expect(await readJson(response)).toEqual(submitted)
  expect(sent).toHaveLength(1)
})

it('does not know a key that never came', async () => {
  const { handler, sent } = createRig()
  const response = await handler(get(lookUp))

  expect(response.status).toBe(404)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'task_not_found', billed: 'unknown' },
  })
  expect(sent).toEqual([])
})

it('finishes and remembers a submit whose browser leaves', async () => {
  const arrival = deferred<undefined>()
  const departure = deferred<undefined>()
  const { gateway, handler, sent } = createRig({
    upstream: async (request, mock) => {
      arrival.resolve(undefined)
      await departure.promise
      return mock.fetch(request)
    },
  })
  const browser = new AbortController()
  const left = handler(post(bodies.sora, key, { signal: browser.signal }))
  await arrival.promise
  browser.abort()
  const found = handler(get(lookUp))
  departure.resolve(undefined)
  await left

  expect(sent[0]?.signal.aborted).toBe(false)
  const { billed, tasks } = await gateway.ledger()
  expect(billed).toBe(1)
  expect(await readJson(await found)).toMatchObject({ task_id: tasks[0]?.task_id })
})

it.each([
  ['submit-dropped', 'network', 502],
  ['submit-no-id', 'malformed_response', 502],
])('remembers a submit that may have been billed: %s', async (fault, code, status) => {
  const { gateway, handler, sent } = createRig()
  const first = await handler(post(faulty(fault), key))
  const error = await readJson(first)
  const again = await handler(post(faulty(fault), key))
  const found = await handler(get(lookUp))

  expect([first.status, again.status, found.status]).toEqual([status, status, status])
  expect(error).toMatchObject({ error: { code, billed: 'unknown' } })
  expect(await readJson(again)).toEqual(error)
  expect(await readJson(found)).toEqual(error)
  expect(sent).toHaveLength(1)
  expect(await gateway.ledger()).toMatchObject({ billed: 1 })
})

it.each([
  ['rate-limited', 'rate_limited', 429],
  ['quota', 'insufficient_quota', 402],
  ['moderated-submit', 'moderated', 400],
])('forgets a submit that was refused: %s', async (fault, code, status) => {
  const { gateway, handler, sent } = createRig()
  const refused = await handler(post(faulty(fault), key))
  const found = await handler(get(lookUp))
  const again = await handler(post(bodies.sora, key))

  expect(refused.status).toBe(status)
  expect(await readJson(refused)).toMatchObject({ error: { code, billed: 'no' } })
  expect(found.status).toBe(404)
  expect(again.status).toBe(200)
  expect(sent).toHaveLength(2)
  expect(await gateway.ledger()).toMatchObject({ billed: 1 })
})

it.each([
  ['a 500', Response.json({ error: { message: 'boom' } }, { status: 500 }), 'gateway_error'],
  ['a 504 page', new Response('<html>', { status: 504 }), 'gateway_error'],
  ['an HTML page', new Response('<html>'), 'malformed_response'],
  ['a 200 that is an error', Response.json({ code: 'x', message: 'no' }), 'gateway_error'],
  ['a cut answer', new Response('{"task_id":"a'), 'malformed_response'],
  ['an endless answer', new Response(endless()), 'malformed_response'],
  ['a redirect', Response.redirect('https://evil.example/'), 'gateway_error'],
])('does not claim to know the bill after %s', async (_, answer, code) => {
  const { handler, sent } = createRig({ upstream: () => Promise.resolve(answer) })
  const response = await handler(post(bodies.sora, key))

  expect(response.status).toBe(502)
  expect(await readJson(response)).toMatchObject({ error: { code, billed: 'unknown' } })
  expect(sent).toHaveLength(1)
})

it('knows no task in an error, whatever ids it names', async () => {
  const body = { id: 'a', task_id: 'b', code: 'x', message: 'bad prompt' }
  const { handler } = createRig({
    upstream: () => Promise.resolve(Response.json(body, { status: 400 })),
  })
  const response = await handler(post(bodies.sora))

  expect(response.status).toBe(400)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'invalid_request', billed: 'no' },
  })
})

it('reads an empty 429 by its status', async () => {
  const headers = { 'retry-after': '7' }
  const { handler } = createRig({
    upstream: () => Promise.resolve(new Response(null, { status: 429, headers })),
  })
  const response = await handler(post(bodies.sora))

  expect(response.headers.get('retry-after')).toBe('7')
  expect(await readJson(response)).toMatchObject({
    error: { code: 'rate_limited', billed: 'no', retry_after: 7000 },
  })
})

it.each([
  ['text', 415, { 'content-type': 'text/plain' }, '{"model":"sora-2"}'],
  ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'model=sora-2'],
  ['JSON in name only', 415, { 'content-type': 'application/jsonp' }, '{"model":"sora-2"}'],
  ['no JSON', 400, {}, '{"model":'],
  ['an array', 400, {}, '[{"model":"sora-2"}]'],
  ['null', 400, {}, 'null'],
  ['no model', 400, {}, '{"prompt":"a cat"}'],
  ['a model that is no text', 400, {}, '{"model":{}}'],
  ['an inherited model', 400, {}, '{"__proto__":{"model":"sora-2"}}'],
  ['an empty key', 400, { 'idempotency-key': '' }, '{"model":"sora-2"}'],
  ['a long key', 400, { 'idempotency-key': 'x'.repeat(256) }, '{"model":"sora-2"}'],
  ['a key that is not ASCII', 400, { 'idempotency-key': 'é' }, '{"model":"sora-2"}'],
])('refuses %s with %i, and asks nobody', async (_, status, headers, body) => {
  const { handler, sent } = createRig()
  const response = await handler(post(body, headers))

  expect(response.status).toBe(status)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'invalid_request', billed: 'no' },
  })
  expect(sent).toEqual([])
})

it('stops reading a body that is too large', async () => {
  const { handler, sent } = createRig({ maxBodyBytes: 64 * 1024 })
  let read = 0
  const body = endless((bytes) => (read += bytes))
  // Node wants it said that the answer may come before the end of the body.
  const response = await handler(post('', {}, { body, duplex: 'half' } as RequestInit))

  expect(response.status).toBe(413)
  expect(await readJson(response)).toMatchObject({ error: { code: 'too_large', billed: 'no' } })
  expect(read).toBeLessThanOrEqual(5 * 16 * 1024)
  expect(sent).toEqual([])
})

it('does not begin to read a body that announces too much', async () => {
  const { handler } = createRig({ maxBodyBytes: 10 })

  expect((await handler(post('{}', { 'content-length': '11' }))).status).toBe(413)
})

it('says that a request is too large for the gateway, which proves that nothing was made', async () => {
  const tooLarge = () => Promise.resolve(new Response('<h1>Too large</h1>', { status: 413 }))
  const response = await createRig({ upstream: tooLarge }).handler(post(bodies.veo))

  expect(response.status).toBe(413)
  expect(await readJson(response)).toMatchObject({ error: { code: 'too_large', billed: 'no' } })
})

it('has room for four pictures of 5 MB', async () => {
  const { gateway, handler } = createRig()
  const url = `data:image/png;base64,${picture(5_000_000).toString('base64')}`
  const reference = { type: 'image_url', image_url: { url }, role: 'reference_image' }
  const content = [{ type: 'text', text: 'a cat' }, ...Array<object>(4).fill(reference)]

  const response = await handler(post({ model: 'seedance-1.0', metadata: { content } }))

  const [task] = (await gateway.ledger()).tasks
  expect(response.status).toBe(200)
  expect(task?.images).toHaveLength(4)
})

/** The header of a PNG of 720 × 1280, and zeros after it. */
function picture(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.write('89504e470d0a1a0a0000000d49484452000002d000000500', 'hex')
  return bytes
}

function endless(count: (bytes: number) => void = () => undefined): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        count(16 * 1024)
        controller.enqueue(new Uint8Array(16 * 1024).fill(32))
      },
    },
    { highWaterMark: 0 },
  )
}
