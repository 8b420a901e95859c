import { createMockGateway } from '@generated-video/mock-gateway'

const gatewayUrl = 'https://gateway.example/v1/video/generations'
const headers = { authorization: 'Bearer mock' }

/** What the documentation's own calls bring: the answer to a download, read whole. */
export async function downloadAsDocumented(): Promise<{ data_url: string }> {
  const gateway = createMockGateway({ seed: 3 })
  const body = JSON.stringify({ model: 'sora-2', prompt: 'A cat', seconds: '4', size: '1280x720' })
  const submitted = await gateway.fetch(gatewayUrl, { method: 'POST', headers, body })
  const { task_id } = (await submitted.json()) as { task_id: string }
  gateway.advance(600_000)
  const answer = await gateway.fetch(`${gatewayUrl}/download?id=${task_id}`, { headers })
  return (await answer.json()) as { data_url: string }
}
