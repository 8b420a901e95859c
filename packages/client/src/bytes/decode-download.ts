import { VideoError } from '../video-error.ts'
import { answerError } from '../wire/answer-error.ts'
import { ByteSource } from './byte-source.ts'
import { byteStream } from './byte-stream.ts'
import { skipDataUrlHeader } from './data-url.ts'
import { brokenOff } from './broken-off.ts'
import { decodeBase64 } from './decode-base64.ts'
import { malformedJson } from './json-error.ts'
import { JsonReader } from './json-reader.ts'

/** What stood before the video in a download answer. */
export interface DownloadHead {
  success?: boolean
  taskId?: string
  format?: string
  /** Bytes of the decoded video. */
  size?: number
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
 * breaks off, or the gateway's own error. Damage found later errors the stream: `download_failed`.
 * @see Contract §3
 */
export async function decodeDownload(body: ReadableStream<Uint8Array>): Promise<DecodedDownload> {
  const source = new ByteSource(body)
  try {
    return await readUpToVideo(source)
  } catch (error) {
    source.cancel(error)
    throw VideoError.is(error) ? error : brokenOff(error)
  }
}

async function readUpToVideo(source: ByteSource): Promise<DecodedDownload> {
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
    const video = decodeBase64(string, { size: head.size })
    return { head, stream: byteStream(video, (reason) => source.cancel(reason)) }
  }
  throw answerError(fields, { request: 'GET /video/generations/download', status: 200 })
}

function headOf(fields: Record<string, unknown>): DownloadHead {
  const { success, format } = fields
  const taskId = fields.task_id ?? fields.generation_id
  const size = /^\d+$/.test(String(fields.size)) ? Number(fields.size) : 0
  return {
    ...(typeof success === 'boolean' && { success }),
    ...(typeof taskId === 'string' && { taskId }),
    ...(typeof format === 'string' && { format }),
    ...(size > 0 && Number.isSafeInteger(size) && { size }),
  }
}
