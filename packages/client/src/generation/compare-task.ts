import { answerDifferences } from '../request/answer-differences.ts'
import { countDifference } from '../request/count-difference.ts'
import type { VideoModel } from '../catalog/video-model.ts'
import type { VideoTask } from '../video-task.ts'
import type { VideoGeneration } from './video-generation.ts'

/**
 * A task, as an answer describes it, with what differs from the request of its generation.
 *
 * @param model - What the catalogue knows of the generation's model.
 */
export function compareTask(
  task: VideoTask,
  { request, task: known }: Pick<VideoGeneration, 'request' | 'task'>,
  model: VideoModel | undefined,
): VideoTask {
  const earlier = known?.differences ?? []
  const differences = request
    ? [
        ...answerDifferences(request, model, task.details, earlier),
        ...countDifference(request, task, known),
      ]
    : earlier
  return differences.length === 0 ? task : { ...task, differences }
}
