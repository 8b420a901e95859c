import { createVideoClient, VideoError } from '@generated-video/client'
import { expect, it } from 'vitest'
import { createRig, get, readJson } from './call-handler.test-helper.ts'
import { errorAnswer } from './error-answer.ts'
import { createRedactor } from './upstream/redactor.ts'
import type { VideoErrorAction, VideoErrorBilled, VideoErrorCode } from '@generated-video/client'

const redactor = createRedactor('sk-canary-0123456789')

/** What a client makes of an error that its handler tells. */
async function crossed(error: VideoError): Promise<unknown> {
  const { status, json, headers } = errorAnswer(error, redactor)
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    retries: 0,
    fetch: () =>
      Promise.resolve(Response.json(json, { status: status ?? 200, headers: headers ?? {} })),
  })
  return client.download({ taskId: 't1', model: 'sora-2' }).catch((thrown: unknown) => thrown)
}

it.each<[VideoErrorCode, VideoErrorBilled, boolean, VideoErrorAction]>([
  ['download_failed', 'yes', false, 'check_again'],
  ['download_failed', 'no', true, 'retry'],
  ['gateway_error', 'unknown', false, 'ask_operator'],
  ['malformed_response', 'yes', true, 'resume'],
])('tells of a %s that is billed %s, retryable %s, what helps: %s', async (...fields) => {
  const [code, billed, retryable, action] = fields
  const error = new VideoError(code, 'No video.', { billed, retryable, action, taskId: 't1' })

  expect(await crossed(error)).toMatchObject({ code, billed, retryable, action })
})

it('lets a client take nothing over that the library does not know', async () => {
  const error = { code: 'download_failed', message: 'no', retryable: 'maybe', action: 'pay' }
  const client = createVideoClient({
    baseUrl: 'https://app.example/api',
    retries: 0,
    fetch: () => Promise.resolve(Response.json({ error }, { status: 502 })),
  })

  const thrown: unknown = await client
    .download({ taskId: 't1', model: 'sora-2' })
    .catch((reason: unknown) => reason)

  expect(thrown).toMatchObject({ code: 'download_failed', retryable: true, action: 'retry' })
})

it('has damage that will not mend fetched once', async () => {
  const { handler, sent } = createRig({
    upstream: ({ url }) =>
      Promise.resolve(
        Response.json(
          url.includes('/download')
            ? { success: true, base64: btoa('This is no video.') }
            : { task_id: 't1', status: 'succeeded' },
        ),
      ),
  })
  const client = createVideoClient({ baseUrl: 'https://app.example/api', fetch: handler })

  await expect(client.download({ taskId: 't1', model: 'sora-2' })).rejects.toMatchObject({
    code: 'download_failed',
    retryable: false,
  })
  expect(sent.filter(({ url }) => url.includes('/download'))).toHaveLength(1)
})

it('says of its own refusals as well whether to come again', async () => {
  const { handler } = createRig()

  expect(await readJson(await handler(get('/nowhere')))).toMatchObject({
    error: { code: 'invalid_request', billed: 'no', retryable: false, action: 'change_request' },
  })
})
