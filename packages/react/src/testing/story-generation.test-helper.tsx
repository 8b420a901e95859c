'use client'

import type { VideoGeneration, VideoRequest } from '@generated-video/client'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useVideoGenerations } from '../generation/use-video-generations.ts'
import { useStoryGateway } from './story-gateway.test-helper.tsx'

/** More than any model takes. */
const enough = 600_000

export interface StoryGenerationProps {
  request: VideoRequest
  /** How long ago it was accepted, in milliseconds. @defaultValue longer than any model takes */
  age?: number | undefined
  /** Stops waiting as soon as it is accepted. */
  stopped?: boolean | undefined
  /** Submits another one before it. */
  second?: boolean | undefined
  /** Submits while the device has no network. */
  offline?: boolean | undefined
  children: (generation: VideoGeneration) => ReactNode
}

/** For stories: submits a request to the story's own gateway, sets its clock ahead and hands on what becomes of it. */
export function StoryGeneration(props: StoryGenerationProps): ReactNode {
  const { request, age = enough, children } = props
  const { stopped = false, second = false, offline = false } = props
  const { client, pass } = useStoryGateway()
  const [generationId] = useState(() => crypto.randomUUID())
  const generations = useVideoGenerations()
  const accepted = generations.some(({ id, task }) => id === generationId && task)

  // The story begins with the click. The same id never sends twice, so StrictMode changes nothing.
  useEffect(() => {
    const before = { ...request, prompt: 'A kite over the dunes' }
    if (second) client.submit(before, { generationId: `${generationId}-before` }).catch(() => 0)
    const submit = () => client.submit(request, { generationId }).catch(() => undefined)
    void (offline ? whileOffline(submit) : submit())
  }, [client, generationId, offline, request, second])

  useEffect(() => {
    if (!accepted) return
    if (stopped) client.generations.stop(generationId)
    else void pass(age)
  }, [accepted, age, client, generationId, pass, stopped])

  return generations
    .filter(({ id }) => id !== `${generationId}-before`)
    .map((generation) => <div key={generation.id}>{children(generation)}</div>)
}

// Other stories may stand on the same page, so this lasts no longer than the refusal takes.
async function whileOffline(submit: () => Promise<unknown>): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })
  await submit()
  Reflect.deleteProperty(navigator, 'onLine')
}
