'use client'

import { GeneratedVideo, useVideoGeneration } from '@generated-video/react'
import Link from 'next/link'

export function Videos() {
  const { generations } = useVideoGeneration()

  return generations.map((generation) => (
    <section key={generation.id}>
      <GeneratedVideo generation={generation} />
      {generation.task && (
        <Link href={`/videos/${generation.task.taskId}`}>Link to this video</Link>
      )}
    </section>
  ))
}
