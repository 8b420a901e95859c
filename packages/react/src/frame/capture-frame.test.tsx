import { expect, it } from 'vitest'
import { captureFrame } from './capture-frame.ts'
import { copyFrame } from './copy-frame.ts'

it.each([
  ['a Blob', () => captureFrame(new Blob(['video']))],
  ['an element', () => captureFrame(document.createElement('video'), 'last')],
])('refuses %s where nothing decodes videos, as in jsdom', async (_, capture) => {
  await expect(capture()).rejects.toMatchObject({
    name: 'VideoError',
    code: 'invalid_request',
    message: 'Nothing decodes videos here: frames are read in a browser.',
  })
})

it('refuses to copy where there is no clipboard for pictures', async () => {
  await expect(copyFrame(new Blob(['video']))).rejects.toMatchObject({
    name: 'VideoError',
    code: 'invalid_request',
  })
})
