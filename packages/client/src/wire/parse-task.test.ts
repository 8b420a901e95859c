import { describe, expect, it } from 'vitest'
import { EmbeddedVideo } from './embedded-video.ts'
import { parseTask } from './parse-task.ts'
import type { TaskContext } from './parse-task.ts'

const context = (changes: Partial<TaskContext> = {}): TaskContext => ({
  baseUrl: new URL('https://gateway.example/v1'),
  result: undefined,
  answer: { request: 'GET /video/generations/{id}', status: 200, taskId: 'video_1' },
  ...changes,
})

const ofSubmit = context({
  model: 'sora-2',
  answer: { request: 'POST /video/generations', status: 200, paid: true },
})

const wrapped = (data: unknown) => ({ code: 'success', message: '', data })

describe('of a submit', () => {
  it.each([
    ['the seed', { task_id: 'video_1', status: 'submitted', format: 'mp4' }],
    ['the Veo page', { task_id: 'video_1', status: 'pending', created_at: 1_760_000_000 }],
    ['the sibling, Sora', { task_id: 'video_1', status: 'submitted', metadata: { id: 'other' } }],
    ['the sibling, Veo', { task_id: 'video_1' }],
    [
      'the sibling, Wan',
      {
        task_id: 'video_1',
        status: 'submitted',
        output: { task_id: 'other', task_status: 'PENDING' },
        request_id: 'r',
      },
    ],
    ['DashScope itself', { output: { task_id: 'video_1', task_status: 'PENDING' } }],
    [
      'new-api, Sora',
      { id: 'video_1', task_id: 'video_1', object: 'video', status: 'queued', progress: 0 },
    ],
    ['an OpenAI object', { id: 'video_1', object: 'video', status: 'queued', progress: 0 }],
    ['the oldest page', wrapped({ task_id: 'video_1', status: 'SUBMITTED' })],
    ['a dashboard', { success: true, message: '', data: { task_id: 'video_1', status: 'QUEUED' } }],
    ['a wrapped bare id', wrapped({ id: 'video_1' })],
  ])('reads the shape of %s', (_name, answer) => {
    expect(parseTask(answer, ofSubmit)).toMatchObject({
      taskId: 'video_1',
      status: 'queued',
      model: 'sora-2',
    })
  })

  it.each([
    'video_68d5fbc6b1c08190',
    'task_A-1',
    '0385dc79-5ff8-4d82-bcb6-0123456789ab',
    'cgt-20251201-abc',
    `cHJvamVjdHMv${'a'.repeat(400)}`,
    '../../etc/passwd?x=1#2',
  ])('keeps the id %s as it is', (task_id) => {
    expect(parseTask({ task_id }, ofSubmit).taskId).toBe(task_id)
  })

  it('takes a number for an id as far as it is exact', () => {
    expect(parseTask({ task_id: 7 }, ofSubmit).taskId).toBe('7')
  })

  it.each([
    {},
    { status: 'submitted' },
    { task_id: '' },
    { task_id: 'a'.repeat(1025) },
    { task_id: 2 ** 60 },
    { task_id: 'a\r\nb' },
    { task_id: ['video_1'] },
    { task_id: { id: 'video_1' } },
    'video_1',
    null,
    undefined,
  ])('finds no id in %j, and says that it may have been billed', (answer) => {
    expect(() => parseTask(answer, ofSubmit)).toThrow(
      expect.objectContaining({ code: 'malformed_response', billed: 'unknown' }),
    )
  })
})

describe('of a status word', () => {
  it.each([
    ['queued', 'submitted', 'pending', 'NOT_START', 'unknown', 'preparing', 'starting'],
    [
      'in_progress',
      'processing',
      'running',
      'generating',
      'In Progress',
      'in-progress',
      'dreaming',
    ],
    ['succeeded', 'SUCCESS', 'completed'],
    ['failed', 'FAILURE', 'error'],
    ['canceled', 'cancelled'],
    ['expired'],
  ])('means %s', (status, ...synonyms) => {
    const words = [status, ...synonyms].flatMap((word) => [
      word,
      word.toUpperCase(),
      word.toLowerCase(),
      ` ${word} `,
    ])

    const tasks = words.map((word) => parseTask({ task_id: 'video_1', status: word }, context()))

    expect(tasks.map((task) => task.status)).toEqual(words.map(() => status))
    expect(tasks.map(({ rawStatus }) => rawStatus)).toEqual(words.map((word) => word.trim()))
  })

  it.each([
    [wrapped({ task_id: 'video_1', status: 'IN_PROGRESS', progress: '30%' }), 'in_progress'],
    [
      wrapped({ task_id: 'video_1', status: 'processing', url: '', metadata: null, error: null }),
      'in_progress',
    ],
    [{ id: 'video_1', object: 'video', status: 'completed', progress: 100 }, 'succeeded'],
    [{ task_id: 'video_1', output: { task_status: 'RUNNING' } }, 'in_progress'],
    [{ status: 'queued' }, 'queued'],
    [{ task_id: 'video_1' }, 'queued'],
    [{ task_id: 'video_1', status: 200 }, 'queued'],
    [{ task_id: 'video_1', status: 'x'.repeat(65) }, 'queued'],
    [{ task_id: 'video_1', status: ['succeeded'] }, 'queued'],
    [{ task_id: 'a'.repeat(5000), status: 'running' }, 'in_progress'],
    [{ status: 'constructor' }, 'in_progress'],
  ])('reads %j as %s', (answer, status) => {
    expect(parseTask(answer, context())).toMatchObject({ taskId: 'video_1', status })
  })
})

it.each([
  [30, 0.3],
  ['30', 0.3],
  ['30%', 0.3],
  ['30.5 %', 0.305],
  [0, 0],
  [140, 1],
  ['100%', 1],
  [-5, 0],
  ['soon', undefined],
  ['', undefined],
  ['%', undefined],
  [NaN, undefined],
  [Infinity, undefined],
  [null, undefined],
  [[50], undefined],
])('reads the progress %j as %j', (progress, expected) => {
  const task = parseTask({ task_id: 'video_1', status: 'running', progress }, context())

  expect(task).toHaveProperty('status', 'in_progress')
  expect('progress' in task ? task.progress : undefined).toBe(expected)
})

const url = 'https://files.example/a.mp4'
const link = (url: string) => ({ kind: 'link', url })
const download = { kind: 'download' }

describe('of a finished task', () => {
  it.each([
    [{ url }, [link(url)]],
    [
      { url: [url, 'https://files.example/b.mp4'] },
      [link(url), link('https://files.example/b.mp4')],
    ],
    [{ url: ['expired', url, 7, null, { url }] }, [link(url)]],
    [{ url: '', result_url: url }, [link(url)]],
    [{ url: 'javascript:alert(1)', result_url: url }, [link(url)]],
    [{ video_url: url }, [link(url)]],
    [{ metadata: { url } }, [link(url)]],
    [{ metadata: { response: { videos: [{ url }, { url }] } } }, [link(url)]],
    [{ metadata: { output: { video_url: url } } }, [link(url)]],
    [{ metadata: { content: { video_url: url } } }, [link(url)]],
    [{ content: { video_url: url } }, [link(url)]],
    [{ output: { video_url: url } }, [link(url)]],
    [{ data: { video_url: url } }, [link(url)]],
    [{ data: { content: { video_url: url } } }, [link(url)]],
    [{ data: { output: { video_url: url } } }, [link(url)]],
    [{ fail_reason: url }, [link(url)]],
    [{ url: 'http://127.0.0.1:8787/a.mp4' }, [download]],
    [{ url: 'http://localhost:3000/v1/videos/video_1/content' }, [download]],
    [{ url: '/v1/video/generations/download?id=video_1' }, [{ ...download, linked: true }]],
    [{ url: 'https://gateway.example/v1/videos/video_1/content' }, [download]],
    [
      { url: 'https://gateway.example/v1.evil/a.mp4' },
      [link('https://gateway.example/v1.evil/a.mp4')],
    ],
    [
      { url: 'https://gateway.example@evil.example/v1/a' },
      [link('https://gateway.example@evil.example/v1/a')],
    ],
    [{ fail_reason: 'done' }, [download]],
    [{ url: 'a file' }, [download]],
    [{ url: { href: url } }, [link(url)]],
    [{ url: `https://files.example/${'a'.repeat(9000)}` }, [download]],
    [{}, [download]],
    [
      { url: new EmbeddedVideo({ kind: 'file', fileId: 'f', size: 1 }) },
      [{ kind: 'file', fileId: 'f', size: 1 }],
    ],
  ])('finds the video of %j', (answer, sources) => {
    const task = parseTask({ task_id: 'video_1', status: 'succeeded', ...answer }, context())

    expect(task).toMatchObject({ status: 'succeeded', sources, format: 'mp4' })
    expect(task).toHaveProperty('sources.length', sources.length)
  })

  it.each([
    { url: 'expired' },
    { url: ['EXPIRED'] },
    { url: 'expired', metadata: { output: { video_url: url } } },
    { result_url: ' Expired ' },
  ])('knows by %j that the video is gone', (answer) => {
    const body = { task_id: 'video_1', status: 'succeeded', ...answer }

    expect(parseTask(body, context()).status).toBe('expired')
    expect(parseTask(wrapped(body), context()).status).toBe('expired')
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
  ])('lets no %s out', (url) => {
    const body = { task_id: 'video_1', status: 'succeeded', url }

    expect(parseTask(body, context({ result: 'url' })).status).toBe('in_progress')
  })

  it.each([
    'http://files.example/a.mp4',
    'file:///etc/passwd',
    'blob:https://other.example/1',
    'vbscript:x',
    'ftp://files.example/a.mp4',
    '\u0000javascript:alert(1)',
    'java\nscript:alert(1)',
  ])('takes %j for no link', (url) => {
    const body = { task_id: 'video_1', status: 'succeeded', url }

    expect(parseTask(body, context({ result: 'url' })).status).toBe('in_progress')
  })

  it.each([
    [{ expires_at: 1_790_000_000 }, 1_790_000_000_000],
    [{ expires_at: '1790000000' }, 1_790_000_000_000],
    [{ metadata: { expires_at: 1_790_000_000 } }, 1_790_000_000_000],
    [{ expires_at: 'tomorrow' }, undefined],
    [{ expires_at: -1 }, undefined],
  ])('reads from %j until when a link holds', (answer, expiresAt) => {
    const task = parseTask({ task_id: 'video_1', status: 'succeeded', url, ...answer }, context())

    expect('sources' in task && task.sources[0]).toEqual({
      ...link(url),
      ...(expiresAt !== undefined && { expiresAt }),
    })
  })

  it('says that content review let no video through where Veo says so', () => {
    const reason = 'Veo could not generate 1 videos based on the prompt provided.'
    const response = { raiMediaFilteredCount: 1, raiMediaFilteredReasons: [reason] }
    const body = { task_id: 'video_1', status: 'succeeded', metadata: { response } }

    const failed = { status: 'failed', error: { code: 'moderated', message: reason } }
    expect(parseTask(body, context({ result: 'url' }))).toMatchObject(failed)
    expect(parseTask(body, context())).toMatchObject(failed)
    expect(parseTask({ ...body, url }, context())).toMatchObject({ sources: [link(url)] })
  })
})

describe('of a 2xx that is an error', () => {
  it.each([
    [{ code: 'task_not_exist', message: 'task_not_exist', data: null }, 'task_not_found'],
    [{ error: { message: 'your quota is used up', type: 'new_api_error' } }, 'insufficient_quota'],
    [{ task_id: 'video_1', error: { message: 'broken' } }, 'gateway_error'],
    [{ success: false, message: 'no' }, 'gateway_error'],
    [{ success: false, message: 'no', data: { task_id: 'video_1' } }, 'gateway_error'],
    [{ code: 'do_request_failed', message: '请求上游地址失败', data: null }, 'gateway_error'],
    [{ code: 'build_request_failed', message: 'text is required', data: null }, 'invalid_request'],
    [{ code: 400, message: 'fail_to_fetch_task', data: null }, 'invalid_request'],
    [{ code: '401', message: 'who are you?' }, 'unauthorized'],
    [wrapped(null), 'malformed_response'],
    [wrapped([{ task_id: 'video_2' }, { task_id: 'video_3' }]), 'malformed_response'],
    [{}, 'malformed_response'],
    [[], 'malformed_response'],
    ['text', 'malformed_response'],
    [7, 'malformed_response'],
    [null, 'malformed_response'],
    [JSON.parse('{"__proto__": {"task_id": "video_1", "status": "queued"}}'), 'malformed_response'],
  ])('names %j %s', (answer, code) => {
    expect(() => parseTask(answer, context())).toThrow(expect.objectContaining({ code }))
  })
})

describe('of a failed task', () => {
  it.each([
    [{ error: { code: 400, message: 'the reason' } }],
    [{ error: { code: '400', message: 'the reason' } }],
    [{ error: 'the reason' }],
    [{ failure_reason: 'the reason', error: null }],
    [{ fail_reason: 'the reason' }],
    [{ metadata: { output: { code: 'Failed', message: 'the reason' } } }],
    [{ metadata: { error: { message: 'the reason' } } }],
    [{ metadata: { reason: 'the reason' } }],
    [{ data: { error: { message: 'the reason' } } }],
    [{ data: { output: { message: 'the reason' } } }],
    [{ error: { message: '{"error":{"message":"the reason","code":"x"}}' } }],
    [{ error: { message: 'the reason' }, fail_reason: 'another' }],
  ])('finds the reason in %j', (answer) => {
    const body = { task_id: 'video_1', status: 'FAILURE', ...answer }
    const failed = {
      status: 'failed',
      error: { code: 'task_failed', message: 'the reason', taskId: 'video_1', billed: 'unknown' },
    }

    expect(parseTask(body, context())).toMatchObject(failed)
    expect(parseTask(wrapped(body), context())).toMatchObject(failed)
  })

  it.each([
    [{ error: { message: 'no', code: 'content_policy_violation' } }],
    [{ metadata: { output: { code: 'DataInspectionFailed', message: 'no' } } }],
    [
      {
        fail_reason: 'task failed',
        data: { error: { code: 'OutputVideoSensitiveContentDetected', message: 'no' } },
      },
    ],
    [{ error: { code: 'moderated', message: 'as our own handler says it' } }],
  ])('knows by %j that content review stopped it', (answer) => {
    const body = { task_id: 'video_1', status: 'failed', ...answer }

    expect(parseTask(body, context())).toMatchObject({ error: { code: 'moderated' } })
  })

  it('says that no reason was given where none was', () => {
    expect(parseTask({ status: 'failed' }, context())).toMatchObject({
      error: { code: 'task_failed', message: 'The gateway gave no reason.' },
    })
  })
})

describe('requestId', () => {
  const answered = (status: string, requestId: string) =>
    parseTask(
      { task_id: 'video_1', status, error: { message: 'broken (request id: from-message)' } },
      context({ answer: { ...context().answer, requestId } }),
    )

  it('stands on what made or settled a task, and not on every poll', () => {
    expect(
      parseTask({ task_id: 't' }, { ...ofSubmit, answer: { ...ofSubmit.answer, requestId: 'a' } }),
    ).toHaveProperty('requestId', 'a')
    expect(answered('running', 'b')).not.toHaveProperty('requestId')
    expect(answered('succeeded', 'c')).toHaveProperty('requestId', 'c')
  })

  it('stands on the error too, from the header or else from the message', () => {
    expect(answered('failed', 'from-header')).toMatchObject({
      requestId: 'from-header',
      error: { requestId: 'from-header', message: 'broken' },
    })
    expect(answered('failed', 'b\nc')).toMatchObject({
      error: { requestId: 'from-message', message: 'broken' },
    })
  })
})

it('is not impressed by names that objects have, nor by depth', () => {
  const deep = '{"a":'.repeat(60) + '1' + '}'.repeat(60)
  const answer: unknown = JSON.parse(
    `{"__proto__":{"task_id":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}},
      "hasOwnProperty":1,"task_id":"video_1","status":"queued","metadata":${deep}}`,
  )

  expect(parseTask(answer, context())).toEqual({
    taskId: 'video_1',
    status: 'queued',
    rawStatus: 'queued',
  })
  expect({}).not.toHaveProperty('polluted')
})
