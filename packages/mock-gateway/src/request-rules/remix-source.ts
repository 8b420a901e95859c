import { statusOf } from '../task/mock-task.ts'
import type { MockTask } from '../task/mock-task.ts'
import type { JsonRecord } from '../task/record.ts'
import { taskError } from '../wire/error-answers.ts'
import { Refusal } from '../wire/refusal.ts'
import { findField } from './field.ts'
import type { KnownTasks } from './video-order.ts'

/** A document says the first, code at one commit the others. */
const names = [
  'remix_from_video_id',
  'remix_video_id',
  'remixed_video_id',
  'remixedVideoId',
  'remixVideoId',
]

/**
 * The Sora task that a submit remixes; `undefined` where it remixes none.
 *
 * @throws Refusal where the field names no finished Sora task of this gateway.
 * @see Gateway contract §1.2
 */
export function readRemixSource(
  body: JsonRecord,
  { tasks, now }: KnownTasks,
): MockTask | undefined {
  const field = findField(body, ...names)
  if (!field) return undefined
  const { name, value } = field
  const source = typeof value === 'string' ? tasks.get(value) : undefined
  if (source?.family === 'sora') {
    if (statusOf(source, now) === 'succeeded') return source
    throw refuse(`The video that "${name}" names has not been completed.`)
  }
  if (typeof value === 'string' && value.startsWith('video_')) {
    throw new Refusal(taskError(400, 'task_not_exist', 'task_not_exist'))
  }
  throw refuse(`The field "${name}" must name a Sora video: video_…`)
}

function refuse(message: string): Refusal {
  return new Refusal(taskError(400, 'invalid_request', message))
}
