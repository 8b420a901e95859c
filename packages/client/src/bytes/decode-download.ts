import { answerError, isRefusal } from '../wire/answer-error.ts'
import { isUnsuccessful, textAt } from '../wire/record.ts'
import { isBytesKey, isOtherKey } from '../wire/result-place.ts'
import { atBase64Video, base64Video } from './base64-video.ts'
import { brokenOff, unwatchedReader } from './broken-off.ts'
import { readerOf, releasingReader } from './byte-reader.ts'
import { ByteSource } from './byte-source.ts'
import { streamOf } from './byte-stream.ts'
import { malformedJson } from './json-error.ts'
import { JsonReader } from './json-reader.ts'
import { notMp4 } from './mp4-reader.ts'
import type { JsonRecord } from '../wire/record.ts'
import type { ByteReader } from './byte-reader.ts'
import type { TakeString } from './json-reader.ts'
import type { JsonString } from './json-string.ts'

/** What stood before the video in a download answer. */
export interface DownloadHead {
  success?: boolean
  taskId?: string
  format?: string
  /** Bytes of the decoded video. */
  size?: number
}

/** What decoding takes. */
export interface DecodeDownloadOptions {
  /** Refuses a larger video with `too_large`. @defaultValue no limit */
  maxBytes?: number | undefined
}

/** A download answer, opened. */
export interface DecodedDownload {
  head: DownloadHead
  /** The mp4. It errors with a `VideoError` rather than end short. */
  stream: ReadableStream<Uint8Array>
}

/**
 * Decodes the gateway's download answer while it arrives: JSON that carries the video twice, as `base64` and as
 * `data_url`, or once, under any key that names no picture, sound or input, however deep. The first text that is base64
 * of a video by its first bytes is decoded, with the header of a `data:` URL or without, in lines, URL-safe or unpadded;
 * what stands behind it is cancelled unread.
 *
 * @throws VideoError `malformed_response` where it is not JSON or holds no video, `download_failed` where it
 * breaks off, `too_large` where more is announced than is allowed, or the gateway's own error. What shows later errors
 * the stream: `download_failed` or `too_large`.
 * @see Contract §3
 */
export async function decodeDownload(
  body: ReadableStream<Uint8Array>,
  options: DecodeDownloadOptions = {},
): Promise<DecodedDownload> {
  const { head, video } = await openDownloadAnswer(unwatchedReader(readerOf(body)), options)
  return { head, stream: streamOf(video) }
}

/** As {@link decodeDownload}, from and to readers. */
export async function openDownloadAnswer(
  body: ByteReader,
  options: DecodeDownloadOptions = {},
): Promise<{ head: DownloadHead; video: ByteReader }> {
  const source = new ByteSource(body)
  try {
    return await readUpToVideo(source, options)
  } catch (error) {
    source.cancel(error)
    throw error
  }
}

async function readUpToVideo(source: ByteSource, { maxBytes }: DecodeDownloadOptions) {
  const json = new JsonReader(source)
  let hasOther = false
  if (!(await json.atObject())) throw malformedJson('it does not begin with {')
  return new Promise<{ head: DownloadHead; video: ByteReader }>((resolve, reject) => {
    const take: TakeString = async (string, path, around) => {
      if (path.some(isOtherKey) || around.some(isUnsuccessful)) return undefined
      if (!(await atVideo(string))) {
        hasOther ||= isBytesKey(path.at(-1)) && !isEmpty(await string.start(1))
        return undefined
      }
      const head = headOf(around)
      const video = base64Video(string, { size: head.size, maxBytes })
      resolve({ head, video: releasingReader(video, (reason) => source.cancel(reason)) })
      // What stands behind it is not read.
      return new Promise(() => undefined)
    }
    const refuse = (answer: unknown) => {
      throw hasOther && !isRefusal(answer)
        ? notMp4()
        : answerError(answer, { request: 'GET /video/generations/download', status: 200 })
    }
    json.value(take).then(refuse).catch(reject)
  })
}

/** What breaks off among the first letters of a video has broken off inside it. */
async function atVideo(string: JsonString): Promise<boolean> {
  return atBase64Video(string).catch((error: unknown) => {
    throw brokenOff(error)
  })
}

function isEmpty({ length }: Uint8Array): boolean {
  return length === 0
}

/** As the innermost object tells it that tells of it at all. */
function headOf(around: readonly object[]): DownloadHead {
  const bare = Object.create(null) as object
  const fields = Object.assign(bare, ...around) as JsonRecord
  const { success, format } = fields
  const taskId = fields.task_id ?? fields.generation_id
  const announced = textAt(fields, ['size']) ?? ''
  const size = /^\d+$/.test(announced) ? Number(announced) : 0
  return {
    ...(typeof success === 'boolean' && { success }),
    ...(typeof taskId === 'string' && { taskId }),
    ...(typeof format === 'string' && { format }),
    ...(size > 0 && Number.isSafeInteger(size) && { size }),
  }
}
