import { toldSettings } from '@generated-video/client'
import type { LinkHosts } from './upstream/link-hosts.ts'
import type { Redactor } from './upstream/redactor.ts'
import type {
  SucceededVideoTask,
  ToldSettings,
  VideoTask,
  VideoTaskStatus,
} from '@generated-video/client'
import type { VideoErrorBody } from './error-answer.ts'

/** A task as status answers tell it: slim, whatever the gateway sends. Its settings are those that the gateway tells. */
export interface VideoTaskBody extends ToldSettings {
  readonly task_id: string
  readonly status: VideoTaskStatus
  readonly model?: string
  readonly format: 'mp4'
  /** 0–100, as the gateway counts; absent where it reports none. */
  readonly progress?: number
  /** Once succeeded: the handler's own download path, or links that it may not fetch. Never the video itself. */
  readonly url?: string | readonly string[]
  readonly error?: VideoErrorBody['error']
}

export interface TaskBodyOptions {
  /** Path before the handler's own. */
  mount: string
  linkHosts: LinkHosts
  redactor: Redactor
}

export function taskBody(task: VideoTask, options: TaskBodyOptions): VideoTaskBody {
  const { taskId, status, model } = task
  const fields = {
    task_id: taskId,
    status,
    ...(model !== undefined && { model }),
    format: 'mp4',
    ...toldSettings(task.details),
  } as const
  if (task.status === 'succeeded') return { ...fields, url: urlOf(task, options) }
  if (task.status === 'failed') {
    const { code, message, billed } = task.error
    return { ...fields, error: { code, message: options.redactor.message(message), billed } }
  }
  const progress = 'progress' in task ? task.progress : undefined
  return { ...fields, ...(progress !== undefined && { progress: progress * 100 }) }
}

function urlOf({ taskId, sources }: SucceededVideoTask, { mount, linkHosts }: TaskBodyOptions) {
  const download = `${mount}/video/generations/download?id=${encodeURIComponent(taskId)}`
  const urls = sources.map((source) =>
    source.kind === 'link' && !linkHosts.permit(source.url) ? source.url : download,
  )
  const [first = download, ...more] = new Set(urls)
  return more.length === 0 ? first : [first, ...more]
}
