import type { VideoErrorBilled, VideoErrorCode } from '../video-error.ts'

/** How an answer reaches the client; counts are of bytes of its body. */
export type Arrival =
  | 'whole'
  /** One byte at a time. */
  | 'dribbling'
  /** The device has no network. */
  | 'offline'
  /** The connection is refused, or lost before an answer begins. */
  | 'refused'
  /** Nothing ever comes. */
  | 'never'
  /** The body ends as if it were whole. */
  | { readonly cutAfter: number }
  /** The connection breaks. */
  | { readonly lostAfter: number }
  /** The connection stays, and nothing more comes. */
  | { readonly stalledAfter: number }

/** One answer as data, and the error it must become; the same answer to every attempt. */
export interface CorpusAnswer {
  readonly name: string
  readonly call: 'submit' | 'retrieve' | 'download' | 'models'
  /** @defaultValue `'sora-2'` */
  readonly model?: string
  /** Of a download. */
  readonly maxBytes?: number

  /** @defaultValue 200 */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** The body as JSON. */
  readonly json?: unknown
  /** The body as it stands. */
  readonly text?: string
  /** @defaultValue `'whole'` */
  readonly arrives?: Arrival

  readonly code: VideoErrorCode
  /** @defaultValue `'no'` */
  readonly billed?: VideoErrorBilled
  /** Where it is not the code's own. */
  readonly retryable?: boolean
  /** Stands on the page of errors, as the code's example. */
  readonly example?: true
}

/** The envelope of tasks in the new-api family. Contract §4.1 */
export function taskRefusal(code: string | number, message: string): unknown {
  return { code, message, data: null }
}

/** The documented generic envelope; without `code` that of authentication, routing and downloads. Contract §4.1 */
export function envelope(message: string, type: string, code?: string | number | null): unknown {
  return { error: { message, type, ...(code !== undefined && { code }) } }
}

/** The envelope that new-api puts around its upstream's answer. Contract §4.1 */
export function passedOn(upstream: unknown): unknown {
  return taskRefusal('fail_to_fetch_task', JSON.stringify(upstream))
}

/** The wrapping of new-api's query answers. Contract §5 */
export function wrapped(data: unknown): unknown {
  return { code: 'success', message: '', data }
}

/** How Mixroute tells of a failed task. Contract §2.2 */
export function failedTask(rest: object): unknown {
  return { task_id: 'video_1', status: 'failed', format: 'mp4', ...rest }
}

/** How new-api tells of a failed task. Contract §5 */
export function failedNewApiTask(rest: object): unknown {
  return wrapped({ task_id: 'video_1', status: 'FAILURE', progress: '100%', ...rest })
}

export const htmlPage =
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>' +
  '<body><center>nginx/1.25 at edge-7.internal</center></body></html>\n'

/** The smallest file that begins like an MP4: 48 bytes. */
export const mp4InBase64 = 'AAAAEGZ0eXBpc29tAAAAAAAAAAhtb292AAAAAG1kYXQHBwcHBwcHBwcHBwcHBwcH'

/** What the download route answers. Contract §3 */
export function videoAnswer(rest: object): unknown {
  const ids = { generation_id: 'video_1', task_id: 'video_1' }
  return { success: true, ...ids, format: 'mp4', ...rest }
}
