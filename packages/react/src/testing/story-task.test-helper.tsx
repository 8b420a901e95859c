'use client'

import { isSettled } from '@generated-video/client'
import type { ReactNode } from 'react'
import { StoryGeneration } from './story-generation.test-helper.tsx'
import type { StoryGenerationProps } from './story-generation.test-helper.tsx'

export interface StoryTaskProps extends Pick<StoryGenerationProps, 'age'> {
  children: (taskId: string) => ReactNode
}

/** For stories: a task at the story's own gateway, known by its id alone. Without `age` it has settled. */
export function StoryTask({ age, children }: StoryTaskProps): ReactNode {
  return (
    <StoryGeneration
      age={age}
      request={{ model: 'sora-2', prompt: 'A paper boat', durationSeconds: 4, aspectRatio: '16:9' }}
    >
      {({ task }) => task && (age !== undefined || isSettled(task)) && children(task.taskId)}
    </StoryGeneration>
  )
}
