import { expect, it } from 'vitest'
import { ownRoute } from './own-route.ts'

const baseUrl = new URL('https://gateway.example/v1')
const download = { kind: 'download' }

const routeOf = (link: string, taskId = 'task_1', base = baseUrl) =>
  ownRoute(new URL(link, base), { taskId, baseUrl: base })

it.each([
  'http://localhost:3000/v1/videos/task_1/content',
  'http://new-api:3000/v1/videos/task_1/content?variant=video',
  'http://gateway.example/v1/videos/task_1/content',
  'https://gateway.example:8443/v1/videos/task_1/content',
  'https://alias.example/openai/v1/videos/task_1/content/',
  'https://10.1.2.3/videos/task%5F1/content#t=1',
  '/videos/task_1/content',
  'http://127.0.0.1:8080/v1/video/generations/task_1/content',
  'http://127.0.0.1:8080/v1/video/generations/task_1/download',
  'http://inner/v1/video/generations/download?id=task_1',
  'http://inner/v1/video/generations/download/?x=1&id=task%5f1&result=2',
  // Below the base URL, whatever it names.
  '/v1/videos/task_2/content',
  '/v1/files/a.mp4',
])('asks the gateway itself for %s', (link) => {
  expect(routeOf(link)).toEqual(download)
})

it.each([
  'http://localhost:3000/v1/videos/task_2/content',
  'http://localhost:3000/v1/videos/task_1',
  'http://localhost:3000/v1/videos/task_1/content/thumbnail',
  'http://localhost:3000/v1/videos/task_1/content?variant=thumbnail',
  'http://localhost:3000/v1/videos/task_11/content',
  'http://localhost:3000/v1/images/task_1/content',
  'http://localhost:3000/v1/notvideos/task_1/content',
  'http://localhost:3000/v1/videos/%E0%A4%A/content',
  'http://localhost:3000/v1/video/generations/download?id=task_2',
  'http://localhost:3000/v1/video/generations/download?uuid=task_1',
  'http://localhost:3000/v1/video/generations/download',
  '/videos/task_1.mp4',
  'https://gateway.example/v1.evil/a.mp4',
])('leaves %s to what it is', (link) => {
  expect(routeOf(link)).toBeUndefined()
})

it.each(['a+b', 'a b', 'a=b&c', 'video/1', '任务', '%41', 'a%2Fb'])(
  'knows the id %j however it is written into a URL',
  (taskId) => {
    const id = encodeURIComponent(taskId)

    expect(routeOf(`http://inner/v1/video/generations/download?id=${id}`, taskId)).toEqual(download)
    expect(routeOf(`http://inner/v1/videos/${id}/content`, taskId)).toEqual(download)
  },
)

it.each([
  ['/api/video/generations/download?id=task_1', undefined],
  ['/video/generations/download?id=task_1', undefined],
  ['/elsewhere/video/generations/download?id=task_1&result=2', 2],
  ['https://app.example/video/generations/download?id=task_1&result=1', 1],
])('takes %s for the route of a handler that does not know its mount', (link, result) => {
  const source = routeOf(link, 'task_1', new URL('https://app.example/api'))

  expect(source).toEqual({ ...download, linked: true, ...(result && { result }) })
})
