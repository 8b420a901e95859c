'use client'

import { useQueries } from '@tanstack/react-query'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { videoTaskOptions } from '../query/video-task-options.ts'
import { useVideoClient } from './video-client-context.ts'

// Nothing is shown here, so no answer needs a render.
const nothing = () => undefined

/** Keeps one query observer per followed generation, so that it is polled without a card too. Renders nothing. */
export function GenerationFollower(): null {
  const client = useVideoClient()
  const tasks = useVideoGenerations().flatMap(({ state, task }) =>
    state === 'following' && task ? [[task.taskId, task] as const] : [],
  )
  // An import may bring a task that another generation has.
  const distinct = [...new Map(tasks).values()]

  useQueries({ queries: distinct.map((task) => videoTaskOptions(client, task)), combine: nothing })
  return null
}
