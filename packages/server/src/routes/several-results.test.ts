import { createVideoClient } from '@generated-video/client'
import { expect, it } from 'vitest'
import {
  bodies,
  createRig,
  download,
  finish,
  get,
  linkHost,
  readJson,
  sha256,
} from '../call-handler.test-helper.ts'
import type { Rig } from '../call-handler.test-helper.ts'

const three = { ...bodies.veo, sampleCount: 3 }

async function digestsOf({ gateway }: Rig) {
  const { tasks } = await gateway.ledger()
  return [tasks[0]?.sha256, ...(tasks[0]?.others ?? [])]
}

it('names a download path for each of several videos, and gives each', async () => {
  const rig = createRig()
  const id = await finish(rig, three)

  const { url } = await readJson(await rig.handler(get(`/video/generations/${id}`)))

  const path = `/api/video/generations/download?id=${id}`
  expect(url).toEqual([path, `${path}&result=1`, `${path}&result=2`])
  const digests: string[] = []
  for (const query of ['', '&result=1', '&result=2'])
    digests.push(await sha256(await (await download(rig, id, query)).arrayBuffer()))
  expect(digests).toEqual(await digestsOf(rig))
  expect(new Set(digests).size).toBe(3)
})

it('serves the client all of them', async () => {
  const rig = createRig()
  const client = createVideoClient({ baseUrl: 'https://app.example/api', fetch: rig.handler })
  const submitted = await client.submit({
    model: bodies.veo.model,
    prompt: 'a cat',
    count: 3,
  })
  rig.gateway.advance(3_600_000)
  const task = await client.retrieve(submitted)

  const digests: string[] = []
  for (const result of [0, 1, 2]) {
    const { blob } = await client.download(task, { result })
    digests.push(await sha256(await blob.arrayBuffer()))
  }

  expect(digests).toEqual(await digestsOf(rig))
  expect(await client.files.find(submitted.taskId, 2)).toMatchObject({ result: 2 })
})

it('gives linked videos by its own paths, others by their links', async () => {
  const url = [
    `https://${linkHost}/1.mp4`,
    'https://cdn.example/2.mp4',
    `https://${linkHost}/3.mp4`,
  ]
  const rig = createRig({
    linkedResults: { hosts: [linkHost] },
    upstream: () => Promise.resolve(Response.json({ task_id: 'a', status: 'succeeded', url })),
  })

  const path = '/api/video/generations/download?id=a'
  expect(await readJson(await rig.handler(get('/video/generations/a')))).toMatchObject({
    url: [path, 'https://cdn.example/2.mp4', `${path}&result=2`],
  })
  expect((await download(rig, 'a', '&result=1')).status).toBe(403)
})

it.each([
  '',
  'x',
  '10',
  '00',
  '-1',
  '+1',
  '1.0',
  '1e0',
  '0x1',
  '%31%00',
  '%D9%A1',
  '1%26id%3Db',
  '../models',
  '1&result=1',
])('refuses the result %j, and asks nobody', async (result) => {
  const rig = createRig()
  const response = await download(rig, 'abc', `&result=${result}`)

  expect(response.status).toBe(400)
  expect(await readJson(response)).toMatchObject({ error: { code: 'invalid_request' } })
  expect(rig.sent).toEqual([])
})

it.each([
  ['veo', three, 3],
  ['veo with one', bodies.veo, 1],
  ['sora', bodies.sora, 1],
])('has no result that was not made: %s', async (_, body, result) => {
  const rig = createRig()
  const response = await download(rig, await finish(rig, body), `&result=${result}`)

  expect(response.status).toBe(400)
  expect(await readJson(response)).toMatchObject({
    error: { code: 'invalid_request', billed: 'no' },
  })
  for (const { url } of rig.sent) expect(url).not.toContain('result')
})

it('tells attachments without a name apart', async () => {
  const rig = createRig()
  const id = await finish(rig, three)
  const names: (string | null)[] = []
  for (const query of ['&filename=', '&result=2&filename=', '&result=2&filename=cat_3']) {
    const { headers, body } = await download(rig, id, query)
    names.push(headers.get('content-disposition'))
    await body?.cancel()
  }

  expect(names).toEqual([
    `attachment; filename="video.mp4"; filename*=UTF-8''video.mp4`,
    `attachment; filename="video_3.mp4"; filename*=UTF-8''video_3.mp4`,
    `attachment; filename="cat_3.mp4"; filename*=UTF-8''cat_3.mp4`,
  ])
})
