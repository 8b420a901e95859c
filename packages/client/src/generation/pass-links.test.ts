import { expect, it } from 'vitest'
import { fromRecord, toRecord } from './generation-record.ts'
import { settled, setUpSite } from './site.test-helper.ts'
import type { VideoSource, VideoTask } from '../video-task.ts'

const outside = 'https://gateway.example/v1'
const inside = 'http://localhost:3000/v1'
const link = (url: string): VideoSource => ({ kind: 'link', url, expiresAt: 7 })
const download: VideoSource = { kind: 'download' }

function record(sources: readonly [VideoSource, ...VideoSource[]], candidates?: readonly string[]) {
  const found = candidates && { candidates }
  const task: VideoTask = { taskId: 't/1', status: 'succeeded', format: 'mp4', sources, ...found }
  const times = { createdAt: 1, submittedAt: 1, waitingSince: 1 }
  return toRecord({ id: 'one', state: 'settled', model: 'wanx-video-v1', ...times, task })
}
const kept = (sources: readonly [VideoSource, ...VideoSource[]], baseUrl: string) =>
  fromRecord(record(sources), new URL(baseUrl))

it.each([
  ['a link elsewhere', link('https://cdn.example/a.mp4'), outside],
  ['a private link where the gateway is private', link('http://10.1.2.3/a.mp4'), inside],
  ['a loopback link where the gateway is there', link('http://[::1]:9/a.mp4'), inside],
])('keeps %s', (_, source, baseUrl) => {
  expect(kept([source], baseUrl)).toMatchObject({ state: 'settled', task: { sources: [source] } })
})

it.each([
  'http://localhost:3000/v1/videos/t%2F1/content',
  'http://10.0.0.5/api/video/generations/download?id=t%2F1',
  'https://alias.example/v1/videos/t%2F1/content',
  'https://gateway.example/v1/files/9',
])('asks the routes for what was kept as a link to them: %s', (url) => {
  expect(kept([link(url)], outside)).toMatchObject({ task: { sources: [download] } })
})

it.each([
  'http://localhost/a.mp4',
  'http://127.0.0.1:3000/v1/videos/another/content',
  'https://192.168.1.9/a.mp4',
  'https://files.internal/a.mp4',
  'http://cdn.example/a.mp4',
])('asks the gateway again where a public one’s record leads to %s', (url) => {
  for (const sources of [[link(url)], [link('https://cdn.example/a.mp4'), link(url)]] as const)
    expect(kept(sources, outside)).toMatchObject({ state: 'following', task: { status: 'queued' } })
})

it('leaves out the candidates that nobody may open', () => {
  const [good, own] = ['https://cdn.example/a', 'http://127.0.0.1/v1/videos/t%2F1/content']
  const bad = ['http://10.0.0.1/a', own]

  const task = (candidates: readonly string[]) =>
    fromRecord(record([download], candidates), new URL(outside))?.task

  expect(task([...bad, good])?.candidates).toEqual([good])
  expect(task(bad)).not.toHaveProperty('candidates')
})

it('brings back and imports what was kept below a private address without its private links', async () => {
  const local = record([link('http://10.0.0.5/a.mp4')])
  const { open, store } = setUpSite()
  await store.set('generation/one', local)

  const page = open()
  await settled()
  page.generations.import({ version: 1, generations: [{ ...local, id: 'two' }] })

  for (const id of ['one', 'two'])
    expect(page.generations.get(id)).toMatchObject({ state: 'following', task: { taskId: 't/1' } })
})
