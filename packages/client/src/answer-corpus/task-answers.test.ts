import { expect, it } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { taskAnswers as foreseen } from './task-answers.test-helper.ts'
import { vendorAnswers } from './vendor-answers.test-helper.ts'

const taskAnswers = [...foreseen, ...vendorAnswers]

it.each(taskAnswers.map((answer) => [answer.call, answer.name, answer] as const))(
  'knows of a %s with %s what it comes to',
  async (_call, _name, { call, model, json, text, comes }) => {
    const client = createVideoClient({
      baseUrl: 'https://gateway.example/v1',
      retries: 0,
      fetch: () => Promise.resolve(text === undefined ? Response.json(json) : new Response(text)),
    })
    const task =
      call === 'submit'
        ? client.submit({ model, prompt: 'a lamp' })
        : client.retrieve({ taskId: 'q7:é/1==', model })

    expect(await task.catch((error: unknown) => error)).toMatchObject(comes)
  },
)

it('holds at least 300 answers, each once', () => {
  expect(new Set(taskAnswers.map(({ name }) => name)).size).toBe(taskAnswers.length)
  expect(taskAnswers.length).toBeGreaterThanOrEqual(300)
})
