import type { RequestIssue } from '@generated-video/client'
import { imageProblem } from '../image/image-problem.ts'
import type { ImageProblem } from '../image/image-problem.ts'
import { formatBytes } from '../progress/format-duration.ts'
import type { VideoMessages } from '../messages/video-messages.ts'

/** Puts into words what is wrong with a setting. */
export function explainIssue(messages: VideoMessages, issue: RequestIssue, model: string): string {
  const { field, code, allowed = [] } = issue
  const [least, greatest] = allowed.map((value) =>
    typeof value === 'number' ? value.toLocaleString(messages.locale) : String(value),
  )
  if (field === 'prompt' && code === 'required') return messages.promptMissing
  if (code === 'required') return messages.pictureMissing
  if (code === 'gone') return messages.gone(model)
  if (code === 'too_long') {
    const limit = Number(allowed[0])
    return field === 'prompt' ? messages.promptTooLong(limit) : messages.tooManyPictures(limit)
  }
  if (code === 'out_of_range' && least !== undefined && greatest !== undefined) {
    return messages.outOfRange(least, greatest)
  }
  return messages.invalid
}

/** Puts into words why a file cannot be used as a picture. */
export function explainPicture(messages: VideoMessages, error: unknown): string {
  const problem = imageProblem(error)
  return problem ? pictureInWords(messages, problem) : messages.invalid
}

function pictureInWords(messages: VideoMessages, problem: ImageProblem): string {
  const { reason, found, width = 0, height = 0, limit = 0 } = problem
  const size = `${width} × ${height}`
  switch (reason) {
    case 'not_an_image':
    case 'unsupported_type':
      return messages[`picture.${reason}`](found)
    case 'too_large':
    case 'stays_too_large':
      return messages['picture.too_large'](formatBytes(limit, messages.locale))
    case 'too_many_pixels':
      return messages['picture.too_many_pixels'](size)
    case 'too_small':
    case 'too_narrow':
      return messages[`picture.${reason}`](size, String(limit))
    default:
      return messages[`picture.${reason}`]
  }
}
