'use client'

import type { VideoRequest, VideoTask } from '@generated-video/client'
import { useState, useSyncExternalStore } from 'react'
import { intentOfPress, newIntent } from '../generation/generation-intent.ts'
import type { GenerateOptions } from '../generation/use-video-generation.ts'
import { useVideoClient } from '../provider/video-client-context.ts'
import { draftStore } from './draft-store.ts'
import { toRequest, withModel } from './form-values.ts'
import type { VideoFormValues } from './form-values.ts'

export interface PromptFormOptions {
  draftKey: string
  /** Model ids to choose from. */
  models: readonly string[]
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

/** Holds what stands in the form, over reloads too, and submits it once per intent. */
export function usePromptForm(options: PromptFormOptions): PromptForm {
  const { draftKey, models, defaultModel, generate, onGenerated } = options
  const client = useVideoClient()
  const { catalog, clock, generations } = client
  const store = draftStore(client, draftKey)
  const draft = useSyncExternalStore(store.subscribe, store.read, () => undefined)
  const [sent, setSent] = useState<string>()
  const kept = draft?.values ?? empty
  const model = models.includes(kept.model) ? kept.model : defaultModel
  const values = withModel(kept, model, catalog)
  // Another wish may be sent while the last one is on its way.
  const sending = sent !== undefined && sent === draft?.intent.id
  // Another wish has another id, at once: a tab that is duplicated from here on means the same one.
  const replace = (next: VideoFormValues) => store.write({ values: next, intent: newIntent() })

  return {
    values,
    sending,
    change: (next) => replace({ ...values, ...next }),
    changeModel: (next) => replace(withModel(values, next, catalog)),
    submit() {
      if (sending) return
      const intent = intentOfPress(store.read()?.intent ?? newIntent(), clock.now())
      const { id } = intent
      store.write({ values, intent })
      const request = toRequest(values)
      const submitted = generate
        ? generate(request, { generationId: id })
        : client.submit(request, { generationId: id })
      onGenerated?.(id)
      const answered = () => {
        const now = store.read()
        if (now?.intent.id !== id) return
        store.write({ ...now, intent: { id, answeredAt: clock.now() } })
      }
      // What went wrong stands on the generation.
      const settled = submitted
        .catch(() => undefined)
        .finally(() => setSent((last) => (last === id ? undefined : last)))
      // In the queue it is as good as answered: the next one may be asked for.
      if (generations.get(id)?.state === 'waiting') return answered()
      setSent(id)
      void settled.then(answered)
    },
  }
}

const empty: VideoFormValues = {
  prompt: '',
  model: '',
  durationSeconds: undefined,
  aspectRatio: undefined,
}
