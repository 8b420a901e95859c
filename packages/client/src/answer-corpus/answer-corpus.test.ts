import { afterEach, expect, it, vi } from 'vitest'
import { createVideoClient } from '../create-video-client.ts'
import { manualClock } from '../manual-clock.test-helper.ts'
import { VideoError, videoErrorCodes } from '../video-error.ts'
import { answerCorpus } from './answer-corpus.test-helper.ts'
import { giveAnswer } from './give-answer.test-helper.ts'
import type { VideoClient } from '../video-client.ts'
import type { CorpusAnswer } from './corpus-answer.test-helper.ts'

afterEach(() => vi.unstubAllGlobals())

const calls: Record<
  CorpusAnswer['call'],
  (client: VideoClient, answer: CorpusAnswer) => Promise<unknown>
> = {
  submit: (client) => client.submit({ model: 'sora-2', prompt: 'a cat' }),
  retrieve: (client, { model = 'sora-2' }) => client.retrieve({ taskId: 'video_1', model }),
  download: (client, { model = 'sora-2', maxBytes }) =>
    client.download({ taskId: 'video_1', model }, { maxBytes }),
  models: (client) => client.models(),
}

/** What the call ends in; a failed task carries its error. */
async function outcomeOf(answer: CorpusAnswer): Promise<unknown> {
  if (answer.arrives === 'offline') vi.stubGlobal('navigator', { onLine: false })
  const clock = manualClock()
  const client = createVideoClient({
    baseUrl: 'https://gateway.example/v1',
    clock,
    fetch: (request) => giveAnswer(answer, request),
  })
  return clock
    .runUntil(calls[answer.call](client, answer))
    .then((result) => (result as { error?: unknown }).error ?? result)
    .catch((error: unknown) => error)
}

/** Keys, markup, addresses, paths, and what is more than a line. */
const unclean = /sk-\w|AIza\w|[<>\r\n]|https?:|\.internal|\b10\.|\/srv|projects\/|request id/i

it.each(answerCorpus.map((answer) => [answer.call, answer.name, answer] as const))(
  'names for %s what %s means',
  async (_call, _name, answer) => {
    const { code, call, billed = 'no' } = answer
    const lost = call === 'submit' && billed === 'unknown'
    const retryable = answer.retryable ?? (!lost && new VideoError(code, '').retryable)

    const error = await outcomeOf(answer)

    expect(error).toMatchObject({ name: 'VideoError', code, billed, retryable })
    const { message } = error as VideoError
    expect(message.trim()).not.toBe('')
    expect(message.length).toBeLessThanOrEqual(300)
    expect(message).not.toMatch(unclean)
  },
)

it('holds at least 150 answers, every code, and one example of each', () => {
  expect(answerCorpus.length).toBeGreaterThanOrEqual(150)
  expect(new Set(answerCorpus.map(({ name }) => name)).size).toBe(answerCorpus.length)
  const examples = answerCorpus.filter(({ example }) => example).map(({ code }) => code)
  expect(examples.sort()).toEqual([...videoErrorCodes].sort())
})
