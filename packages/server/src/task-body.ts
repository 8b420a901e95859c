import { toldSettings } from '@generated-video/client'
import { errorFields } from './error-answer.ts'
import type { LinkHosts } from './upstream/link-hosts.ts'
import type { Redactor } from './upstream/redactor.ts'
import type {
  SucceededVideoTask,
  ToldSettings,
  VideoSource,
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
  /**
   * Once succeeded: the handler's own download path, or a link that it may not fetch; of several results one for each,
   * in their order. Never the video itself.
   */
  readonly url?: string | readonly string[]
  /** Links that may or may not be the video; a person can open each. */
  readonly candidates?: readonly string[]
  readonly error?: VideoErrorBody['error']
  /**
   * While `in_progress`: since when the gateway calls the task finished without telling where its video is, in seconds
   * since the Unix epoch.
   */
  readonly file_awaited_since?: number
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
    ...(task.candidates && { candidates: task.candidates }),
  } as const
  if (task.status === 'succeeded') return { ...fields, url: urlOf(task, options) }
  if (task.status === 'failed') {
    return { ...fields, error: errorFields(task.error, options.redactor) }
  }
  const progress = 'progress' in task ? task.progress : undefined
  const { finishedAt } = task
  return {
    ...fields,
    ...(progress !== undefined && { progress: progress * 100 }),
    ...(finishedAt !== undefined && { file_awaited_since: finishedAt / 1000 }),
  }
}

function urlOf({ taskId, sources }: SucceededVideoTask, { mount, linkHosts }: TaskBodyOptions) {
  const download = `${mount}/video/generations/download?id=${encodeURIComponent(taskId)}`
  const urlAt = (source: VideoSource, result: number) => {
    if (source.kind === 'link' && !linkHosts.permit(source.url)) return source.url
    return result === 0 ? download : `${download}&result=${result}`
  }
  return sources.length === 1 ? urlAt(sources[0], 0) : sources.map(urlAt)
}
