import { answerError } from '../wire/answer-error.ts'
import { textAt } from '../wire/record.ts'
import { ByteSource } from './byte-source.ts'
import { base64Reader } from './base64-reader.ts'
import { readerOf, releasingReader } from './byte-reader.ts'
import { streamOf } from './byte-stream.ts'
import { skipDataUrlHeader } from './data-url.ts'
import { unwatchedReader } from './broken-off.ts'
import { malformedJson } from './json-error.ts'
import { JsonReader } from './json-reader.ts'
import { mp4Reader } from './mp4-reader.ts'
import type { ByteReader } from './byte-reader.ts'

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
 * `data_url`. The first of the two that holds text is decoded; what stands behind it is cancelled unread.
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
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  if (!(await json.atObject())) throw malformedJson('it does not begin with {')
  for await (const key of json.members()) {
    if ((key !== 'base64' && key !== 'data_url') || !(await json.atString())) {
      const value = await json.value()
      if (!(key in fields)) fields[key] = value
      continue
    }
    const string = json.string()
    if (await string.isEmpty()) continue
    if (fields.success === false) break
    const head = headOf(fields)
    if (key === 'data_url') await skipDataUrlHeader(string)
    const bytes = releasingReader(base64Reader(string), (reason) => source.cancel(reason))
    return { head, video: mp4Reader(bytes, { size: head.size, maxBytes }) }
  }
  throw answerError(fields, { request: 'GET /video/generations/download', status: 200 })
}

function headOf(fields: Record<string, unknown>): DownloadHead {
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
