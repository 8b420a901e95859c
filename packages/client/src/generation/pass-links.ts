import { sourceAt } from '../wire/task-sources.ts'
import type { VideoSource, VideoTask } from '../video-task.ts'

/**
 * A kept task with its links as they would leave the parser today: a record may be from another deployment, or from
 * another version. What leads to the task's own routes is asked there.
 *
 * @returns `undefined` where a result would not leave it; then the gateway is asked again.
 */
export function passLinks(task: VideoTask, baseUrl: URL): VideoTask | undefined {
  const { candidates, ...plain } = task
  const passed = candidates?.filter((url) => passSource({ kind: 'link', url })?.kind === 'link')
  const rest = passed && passed.length > 0 ? { candidates: passed } : {}
  if (plain.status !== 'succeeded') return { ...plain, ...rest }
  const [first, ...more] = plain.sources.map(passSource)
  const others = more.filter((source) => source !== undefined)
  if (!first || others.length < more.length) return undefined
  return { ...plain, sources: [first, ...others], ...rest }

  function passSource(source: VideoSource): VideoSource | undefined {
    if (source.kind !== 'link') return source
    const context = { taskId: task.taskId, baseUrl, result: undefined }
    return sourceAt(new URL(source.url), context, source.expiresAt)
  }
}
