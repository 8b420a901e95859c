'use client'

import type { VideoRequest, VideoTask } from '@generated-video/client'
import { useState } from 'react'
import { createGenerationIntent } from '../generation/generation-intent.ts'
import type { GenerateOptions } from '../generation/use-video-generation.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { toRequest, withModel } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'

export interface PromptFormOptions {
  defaultModel: string
  generate: ((request: VideoRequest, options: GenerateOptions) => Promise<VideoTask>) | undefined
  onGenerated: ((generationId: string) => void) | undefined
}

export interface PromptForm {
  readonly values: VideoFormValues
  /** True while a submit is on its way. */
  readonly sending: boolean
  readonly change: (values: Partial<Omit<VideoFormValues, 'model'>>) => void
  readonly changeModel: (model: string) => void
  readonly submit: () => void
}

/** Holds what stands in the form and submits it once per intent. */
export function usePromptForm({
  defaultModel,
  generate,
  onGenerated,
}: PromptFormOptions): PromptForm {
  const client = useVideoClient()
  const [intent] = useState(() => createGenerationIntent(client.clock))
  const [sending, setSending] = useState(false)
  const [values, setValues] = useState<VideoFormValues>(() =>
    withModel(
      { prompt: '', model: '', durationSeconds: undefined, aspectRatio: undefined },
      defaultModel,
      client.catalog,
    ),
  )
  const replace = (next: VideoFormValues) => {
    intent.change()
    setValues(next)
  }

  return {
    values,
    sending,
    change: (next) => replace({ ...values, ...next }),
    changeModel: (model) => replace(withModel(values, model, client.catalog)),
    submit() {
      if (sending) return
      const generationId = intent.press()
      const request = toRequest(values)
      const submitted = generate
        ? generate(request, { generationId })
        : client.submit(request, { generationId })
      setSending(true)
      onGenerated?.(generationId)
      // What went wrong stands on the generation.
      submitted
        .catch(() => undefined)
        .finally(() => {
          intent.answered()
          setSending(false)
        })
    },
  }
}
