import type { TaskDifference } from '@generated-video/client'
import type { VideoMessages } from './video-messages.ts'

/** Puts into words what the gateway makes otherwise than asked, a sentence for each setting. */
export function explainDifferences(
  messages: VideoMessages,
  differences: readonly TaskDifference[] = [],
): readonly string[] {
  return differences.map(({ field, asked, made }) => {
    const inWords = (value: string | number) =>
      field === 'durationSeconds'
        ? messages.seconds(Number(value))
        : String(value).replace('x', '×')
    return messages.madeDifferently(inWords(asked), inWords(made), field)
  })
}
