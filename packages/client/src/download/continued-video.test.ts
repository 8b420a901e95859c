import { expect, it } from 'vitest'
import {
  breakOff,
  cutAt,
  giveAll,
  giveRange,
  refuse,
  serveLink,
  strong,
  video,
} from './serve-link.test-helper.ts'
import type { Answer } from './serve-link.test-helper.ts'

it('goes on where a link broke off', async () => {
  const { asked, progress, download } = await serveLink([breakOff(strong), giveRange()])

  expect((await download()).equals(video)).toBe(true)

  expect(asked).toHaveLength(2)
  expect(asked[1]?.headers).toMatchObject({ range: `bytes=${cutAt}-`, 'if-range': '"v1"' })
  expect(progress.filter(({ attempt }) => attempt === 2).map(({ received }) => received)).toSatisfy(
    (counts: number[]) => counts.every((count) => count >= cutAt),
  )
  expect(progress.at(-1)).toMatchObject({ received: video.length, total: video.length, attempt: 2 })
})

it('goes on more than once, as often as it tries again', async () => {
  const { asked, download } = await serveLink([
    breakOff(strong),
    giveRange(strong, cutAt + 5000),
    giveRange(),
  ])

  expect((await download()).equals(video)).toBe(true)
  expect(asked.map(({ headers }) => headers.range)).toEqual([
    undefined,
    `bytes=${cutAt}-`,
    `bytes=${cutAt + 5000}-`,
  ])
})

it('goes on behind a part that nobody asked for', async () => {
  const part: Answer = (_, response) => {
    const range = `bytes 0-${cutAt - 1}/${video.length}`
    response.writeHead(206, { 'content-type': 'video/mp4', etag: '"v1"', 'content-range': range })
    response.end(video.subarray(0, cutAt))
  }
  const { asked, download } = await serveLink([part, giveRange()])

  expect((await download()).equals(video)).toBe(true)
  expect(asked).toHaveLength(2)
})

const longAgo = new Date(0).toUTCString()

it('goes on by a date where that is strong', async () => {
  const dated = { 'last-modified': longAgo, 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }
  const { asked, download } = await serveLink([breakOff(dated), giveRange(dated)])

  expect((await download()).equals(video)).toBe(true)
  expect(asked[1]?.headers['if-range']).toBe(longAgo)
})

it.each<[string, Record<string, string>]>([
  ['a weak validator', { ...strong, etag: 'W/"v1"' }],
  ['no validator', { 'accept-ranges': 'bytes', 'content-type': 'video/mp4' }],
  ['a date of just now', { ...strong, etag: '', 'last-modified': new Date().toUTCString() }],
  ['no ranges', { etag: '"v1"', 'content-type': 'video/mp4' }],
  ['ranges refused', { ...strong, 'accept-ranges': 'none' }],
])('starts again behind %s', async (_, headers) => {
  const { asked, download } = await serveLink([breakOff(headers), giveAll])

  expect((await download()).equals(video)).toBe(true)
  expect(asked.map(({ headers: { range } }) => range)).toEqual([undefined, undefined])
})

it('takes the whole of a video that has changed', async () => {
  const { asked, download } = await serveLink([breakOff(strong), giveAll])

  expect((await download()).equals(video)).toBe(true)
  expect(asked).toHaveLength(2)
})

it.each<[string, Answer]>([
  ['refuses the range', refuse],
  [
    'gives another range',
    (_, response) => {
      response.writeHead(206, { ...strong, 'content-range': `bytes 5-9/${video.length}` })
      response.end(video.subarray(5, 10))
    },
  ],
  ['gives a range of other bytes', giveRange({ ...strong, etag: '"v2"' })],
])('starts again where a server %s', async (_, answer) => {
  const { download } = await serveLink([breakOff(strong), answer, giveAll])

  expect((await download()).equals(video)).toBe(true)
})

it('streams on where a link broke off', async () => {
  const { client, clock, task, asked } = await serveLink([breakOff(strong), giveRange()])

  const stream = await client.stream(task)
  const bytes = await clock.runUntil(new Response(stream).arrayBuffer())

  expect(Buffer.from(bytes).equals(video)).toBe(true)
  expect(asked).toHaveLength(2)
})

it('holds what came of a video that stays cut, until it comes whole', async () => {
  const weak = { 'content-type': 'video/mp4' }
  const { client, task, download } = await serveLink([
    breakOff(weak, 9000),
    breakOff(weak),
    breakOff(weak, 15_000),
    giveAll,
  ])

  await expect(download()).rejects.toMatchObject({ code: 'download_failed' })

  expect(client.files.state('t1')).toMatchObject({ status: 'failed', partial: cutAt })
  const piece = client.files.partial(task.taskId)
  const came = Buffer.from(new Uint8Array((await piece?.arrayBuffer()) ?? []))
  expect(came.equals(video.subarray(0, cutAt))).toBe(true)
  expect(await client.files.find('t1')).toBeUndefined()
  await download()
  expect(client.files.partial('t1')).toBeUndefined()
})

it('holds nothing of what has nothing to see in it', async () => {
  const { client, download } = await serveLink([breakOff({ 'content-type': 'video/mp4' }, 30)])

  await expect(download()).rejects.toMatchObject({ code: 'download_failed' })
  expect(client.files.state('t1')).not.toHaveProperty('partial')
})
