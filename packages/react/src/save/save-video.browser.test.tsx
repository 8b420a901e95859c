import { createVideoClient, memoryFileStore, memoryVideoStore } from '@generated-video/client'
import type { SucceededVideoTask, VideoClient } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import type { MockGateway } from '@generated-video/mock-gateway'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { saveVideo } from './save-video.ts'
import type { SaveVideoContext } from './save-video.ts'

const asked: unknown[] = []
beforeEach(() => {
  asked.length = 0
})

/** Stands for the dialogue: what it gives writes a real file, in the page's private folder. */
function answerPicker(answer: (folder: FileSystemDirectoryHandle) => Promise<unknown>) {
  Object.defineProperty(globalThis, 'showSaveFilePicker', {
    configurable: true,
    async value(options: unknown) {
      asked.push(options)
      return answer(await navigator.storage.getDirectory())
    },
  })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'showSaveFilePicker'))
}

const choose = (name: string) => (folder: FileSystemDirectoryHandle) =>
  folder.getFileHandle(name, { create: true })
const refuse = (name: string) => () => Promise.reject(new DOMException('Refused.', name))

async function read(name: string): Promise<Blob> {
  const folder = await navigator.storage.getDirectory()
  return (await folder.getFileHandle(name)).getFile()
}

interface Finished {
  client: VideoClient
  gateway: MockGateway
  task: SucceededVideoTask
  context: SaveVideoContext
  /** How often the bytes have been asked for. */
  downloads: () => number
}

async function makeVideo(prompt = 'A boat'): Promise<Finished> {
  const gateway = createMockGateway({ seed: 3 })
  let downloads = 0
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    store: memoryVideoStore,
    files: memoryFileStore,
    retries: 0,
    fetch(request) {
      if (request.url.includes('/download?')) downloads++
      return gateway.fetch(request)
    },
  })
  const { taskId } = await client.submit({ model: 'sora-2', prompt })
  gateway.advance(3_600_000)
  const task = await client.retrieve({ taskId, model: 'sora-2' })
  if (task.status !== 'succeeded') throw new Error(`It is ${task.status}.`)
  const context = { client, now: () => Date.UTC(2026, 10, 25), schedule: () => undefined }
  return { client, gateway, task, context, downloads: () => downloads }
}

async function sha256(bytes: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

it.each(['held', 'not held'])(
  'writes bytes that are %s where the user chose, as they were made',
  async (held) => {
    const { client, gateway, task, context } = await makeVideo()
    const file = held === 'held' ? await client.download(task) : task
    answerPicker(choose(`${held}.mp4`))

    const outcome = await saveVideo(context, { file, prompt: '海邊的小貓', mode: 'picker' })

    expect(outcome).toBe('saved')
    expect(asked).toMatchObject([
      {
        suggestedName: expect.stringMatching(/^海邊的小貓_\d{8}-\d{6}_\w{4}\.mp4$/) as string,
        types: [{ accept: { 'video/mp4': ['.mp4'] } }],
      },
    ])
    expect(await sha256(await read(`${held}.mp4`))).toBe((await gateway.ledger()).tasks[0]?.sha256)
    // What went straight to the disk is nowhere else.
    expect((await client.files.find(task.taskId)) !== undefined).toBe(held === 'held')
  },
)

it.each([
  ['AbortError', 'canceled'],
  ['SecurityError', 'blocked'],
] as const)('asks for nothing where the dialogue ends with %s: %s', async (error, outcome) => {
  const { client, task, context, downloads } = await makeVideo()
  answerPicker(refuse(error))

  expect(await saveVideo(context, { file: task, mode: 'picker' })).toBe(outcome)

  expect(client.files.state(task.taskId).status).toBe('absent')
  expect(downloads()).toBe(0)
})

it('leaves a file that is there as it was where the bytes break off', async () => {
  const folder = await navigator.storage.getDirectory()
  const handle = await folder.getFileHandle('kept.mp4', { create: true })
  const writable = await handle.createWritable()
  await writable.write('before')
  await writable.close()
  const { task, context } = await makeVideo('A boat [fault:download-truncated]')
  answerPicker(choose('kept.mp4'))

  await expect(saveVideo(context, { file: task, mode: 'picker' })).rejects.toMatchObject({
    code: 'download_failed',
  })

  expect(await (await read('kept.mp4')).text()).toBe('before')
})
