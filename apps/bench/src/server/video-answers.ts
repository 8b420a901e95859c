import type { TestVideo } from './test-video.ts'

/** A body, ready to be sent. */
export interface VideoAnswer {
  contentType: string
  /** Bytes. */
  length: number
  pieces(): Iterable<Uint8Array>
}

/** @see Contract §3 */
export function downloadAnswer(taskId: string, video: TestVideo): VideoAnswer {
  const head = { success: true, generation_id: taskId, task_id: taskId, format: 'mp4' }
  return jsonAnswer({ ...head, size: video.size }, 'base64":"', [
    video,
    '","data_url":"data:video/mp4;base64,',
    video,
    '"}',
  ])
}

/** @see Contract §2.3 */
export function statusAnswer(taskId: string, video: TestVideo): VideoAnswer {
  const head = { task_id: taskId, status: 'succeeded', format: 'mp4' }
  return jsonAnswer(head, 'url":"data:video/mp4;base64,', [video, '"}'])
}

export function fileAnswer(video: TestVideo): VideoAnswer {
  return { contentType: 'video/mp4', length: video.size, pieces: () => video.bytes() }
}

/** The first piece is all that stands before the video. */
function jsonAnswer(
  head: object,
  opening: string,
  parts: readonly (string | TestVideo)[],
): VideoAnswer {
  const all = [`${JSON.stringify(head).slice(0, -1)},"${opening}`, ...parts]
  return {
    contentType: 'application/json; charset=utf-8',
    length: all.reduce((sum, part) => sum + lengthOf(part), 0),
    *pieces() {
      for (const part of all) {
        if (typeof part === 'string') yield Buffer.from(part)
        else yield* part.base64()
      }
    },
  }
}

function lengthOf(part: string | TestVideo): number {
  return typeof part === 'string' ? part.length : Math.ceil(part.size / 3) * 4
}
