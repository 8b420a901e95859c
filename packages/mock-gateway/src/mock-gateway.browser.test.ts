import { expect, it } from 'vitest'
import { createMockGateway } from './mock-gateway.ts'
import type { MockGateway, MockGatewayOptions } from './mock-gateway.ts'

const headers = { authorization: 'Bearer x' }

async function generate(options: MockGatewayOptions, fields: object = {}) {
  const gateway = createMockGateway({ links: 'blob', ...options })
  const body = JSON.stringify({ model: 'seedance-1.5-pro', prompt: 'a cat', ...fields })
  const submitted = await gateway.fetch('/v1/video/generations', { method: 'POST', headers, body })
  const { task_id } = (await submitted.json()) as { task_id: string }
  gateway.advance(3_600_000)
  return { gateway, url: await urlOf(gateway, task_id) }
}

async function urlOf(gateway: MockGateway, id: string): Promise<string> {
  const response = await gateway.fetch(`/v1/video/generations/${id}`, { headers })
  return ((await response.json()) as { url: string }).url
}

it.each([
  ['16:9', 4, 'first'],
  ['9:16', 6, 'last'],
  ['1:1', 8, 'first'],
] as const)('makes a %s video of %i seconds that plays', async (ratio, duration, moov) => {
  const { url } = await generate({ moov, size: 3_000_000 }, { ratio, duration })
  const video = document.createElement('video')
  video.muted = true
  video.src = url
  document.body.append(video)

  await video.play()

  await expect.poll(() => video.currentTime, { timeout: 10_000 }).toBeGreaterThan(0.5)
  const [width = 0, height = 0] = ratio.split(':').map(Number)
  expect(video.videoWidth / video.videoHeight).toBeCloseTo(width / height, 2)
  expect(video.duration).toBeCloseTo(duration, 1)
  video.remove()
})

it('keeps its ledger in a page as well', async () => {
  const { gateway, url } = await generate({})
  const bytes = await (await gateway.fetch(url)).arrayBuffer()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

  const [task] = (await gateway.ledger()).tasks

  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  expect(task).toMatchObject({ size: bytes.byteLength, sha256: hex })
})

it('breaks object URLs as far as they can break', async () => {
  const html = await generate({ fault: 'download-html' })
  const dead = await generate({ fault: 'download-500' })

  expect((await html.gateway.fetch(html.url)).headers.get('content-type')).toMatch('text/html')
  await expect(dead.gateway.fetch(dead.url)).rejects.toThrow(TypeError)
})
