import { expect, it } from 'vitest'
import { readPromptTags } from './prompt-tags.ts'

const text = 'a cat [size:15728640] [fault:poll-500]'
const tags = { size: 15_728_640, faultName: 'poll-500' }

it.each([
  ['the prompt', { prompt: text }, tags],
  ['a text of the content', { metadata: { content: [{ type: 'text', text }] } }, tags],
  ['no text', { prompt: 7, metadata: { content: 'a' } }, {}],
])('reads the tags of %s', (_, body, expected) => {
  expect(readPromptTags(body)).toEqual({ size: undefined, faultName: undefined, ...expected })
})
