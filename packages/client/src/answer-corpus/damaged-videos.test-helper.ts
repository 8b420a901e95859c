import { envelope, htmlPage, mp4InBase64, videoAnswer } from './corpus-answer.test-helper.ts'
import type { CorpusAnswer } from './corpus-answer.test-helper.ts'

/** The bytes are not the video, or too many. Contract §3 */
export const damagedVideos: readonly CorpusAnswer[] = [
  {
    name: 'a video that ends half-way',
    call: 'download',
    json: videoAnswer({ size: 48, base64: mp4InBase64 }),
    arrives: { cutAfter: 130 },
    code: 'download_failed',
    example: true,
  },
  {
    name: 'fewer bytes than announced',
    call: 'download',
    json: videoAnswer({ size: 49, base64: mp4InBase64 }),
    code: 'download_failed',
  },
  {
    name: 'more bytes than announced',
    call: 'download',
    json: videoAnswer({ size: 47, base64: mp4InBase64 }),
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'another alphabet',
    call: 'download',
    json: videoAnswer({ base64: `${mp4InBase64.slice(0, -4)}-_-_` }),
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'missing padding',
    call: 'download',
    json: videoAnswer({ base64: `${mp4InBase64}QQ` }),
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'white space inside',
    call: 'download',
    json: videoAnswer({ base64: `${mp4InBase64} AAAA` }),
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'bytes that are a page',
    call: 'download',
    json: videoAnswer({ base64: 'PGh0bWw+aGVsbG8gd29ybGQ8L2h0bWw+' }),
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'damage, byte by byte',
    call: 'download',
    json: videoAnswer({ base64: `${mp4InBase64}====` }),
    arrives: 'dribbling',
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'mp4 bytes that are a page',
    call: 'download',
    headers: { 'content-type': 'video/mp4' },
    text: htmlPage,
    code: 'download_failed',
    retryable: false,
  },
  {
    name: 'a data URL without base64',
    call: 'download',
    json: videoAnswer({ data_url: 'data:video/mp4,AAAA' }),
    code: 'download_failed',
  },
  {
    name: 'a video larger than the app allows',
    call: 'download',
    json: videoAnswer({ size: 48, base64: mp4InBase64 }),
    maxBytes: 47,
    code: 'too_large',
    example: true,
  },
  {
    name: 'a video larger than allowed, unannounced',
    call: 'download',
    json: videoAnswer({ base64: mp4InBase64 }),
    maxBytes: 10,
    code: 'too_large',
  },
  {
    name: 'our own handler’s limit',
    call: 'download',
    status: 502,
    json: envelope('The video is larger than allowed.', '', 'too_large'),
    code: 'too_large',
  },
]
