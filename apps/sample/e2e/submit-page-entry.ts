import { createVideoClient } from '@generated-video/client'
import { submitInPage } from '../../../packages/client/src/socket-faults/submit-in-page.test-helper.ts'

/** Submits once over a connection that a GET was answered on. */
async function submitOverUsedConnection(baseUrl: string): Promise<object> {
  await (await fetch(`${baseUrl}/models`)).text()
  const client = createVideoClient({ baseUrl: new URL(baseUrl, location.href).href })
  return client
    .submit({ model: 'sora-2', prompt: 'A paper boat' })
    .then(({ taskId, status }) => ({ taskId, status }))
    .catch((error: unknown) => ({ error: String(error) }))
}

const inPage = { submitInPage, submitOverUsedConnection }
Object.assign(globalThis, inPage)
